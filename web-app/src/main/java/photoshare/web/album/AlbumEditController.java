package photoshare.web.album;

import jakarta.validation.Valid;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Album;
import photoshare.db.Albums;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;
import photoshare.web.system.Toast;

@Controller
class AlbumEditController {

    private static final String PAGE = "edit-album";

    private final Albums albums;

    AlbumEditController(Albums albums) {
        this.albums = albums;
    }

    @GetMapping("/albums/{id}/edit")
    String form(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        Album album = owned(id, viewer);
        model.addAttribute("album", album);
        model.addAttribute("form", new AlbumForm(album.title()));
        return PAGE;
    }

    @PostMapping("/albums/{id}/edit")
    String rename(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") AlbumForm form,
            BindingResult errors,
            Model model) {
        Album album = owned(id, viewer);
        if (errors.hasErrors()) {
            model.addAttribute("album", album);
            return PAGE;
        }
        album.rename(Objects.requireNonNull(form.title()).strip());
        albums.save(album);
        return "redirect:/albums/" + id;
    }

    @PostMapping("/albums/{id}/delete")
    String delete(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            RedirectAttributes redirect) {
        Album album = owned(id, viewer);
        albums.delete(album);
        Toast.show(redirect, "album.deleted", album.title());
        return "redirect:/";
    }

    private Album owned(UUID id, Viewer viewer) {
        return albums.findOwned(id, viewer.id()).orElseThrow(NotFoundException::new);
    }
}
