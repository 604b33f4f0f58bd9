package photoshare.web.album;

import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import photoshare.db.Album;
import photoshare.db.Albums;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;
import photoshare.web.system.Times;

@Controller
class NewAlbumController {

    private final Albums albums;
    private final InstantSource clock;

    NewAlbumController(Albums albums, InstantSource clock) {
        this.albums = albums;
        this.clock = clock;
    }

    @GetMapping("/albums/new")
    String form(Model model) {
        model.addAttribute("formId", UUID.randomUUID());
        String today = Times.day(clock.instant());
        model.addAttribute("today", today);
        model.addAttribute("form", new AlbumForm(today));
        return "new-album";
    }

    /// Where the form stands again that was not right.
    @GetMapping("/albums")
    String again() {
        return "redirect:/albums/new";
    }

    /// @param id of the form, so that sending it twice makes one album
    @PostMapping("/albums")
    String create(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam("form") Optional<UUID> id,
            @Valid @ModelAttribute("form") AlbumForm form,
            BindingResult errors,
            Model model) {
        UUID formId = id.orElseGet(UUID::randomUUID);
        if (errors.hasErrors()) {
            model.addAttribute("formId", formId);
            return "new-album";
        }
        albums.make(viewer.id(), form.title(), formId);
        Album album = albums.findMade(formId, viewer.id()).orElseThrow(NotFoundException::new);
        return "redirect:/albums/" + album.id();
    }
}
