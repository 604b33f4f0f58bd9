package photoshare.web.album;

import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import photoshare.db.Album;
import photoshare.db.Albums;
import photoshare.web.security.Viewer;
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
        model.addAttribute("form", new AlbumForm(Times.day(clock.instant())));
        return "new-album";
    }

    @PostMapping("/albums")
    String create(
            @AuthenticationPrincipal Viewer viewer,
            @Valid @ModelAttribute("form") AlbumForm form,
            BindingResult errors) {
        if (errors.hasErrors()) {
            return "new-album";
        }
        String title = Objects.requireNonNull(form.title()).strip();
        Album album = albums.save(new Album(viewer.id(), title, clock.instant()));
        return "redirect:/albums/" + album.id();
    }
}
