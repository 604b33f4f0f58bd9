package photoshare.web.gallery;

import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import photoshare.db.Photos;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;
import photoshare.web.upload.UploadProperties;

@Controller
class AlbumController {

    private final AlbumLooks looks;
    private final Photos photos;
    private final UploadProperties limits;

    AlbumController(AlbumLooks looks, Photos photos, UploadProperties limits) {
        this.looks = looks;
        this.photos = photos;
        this.limits = limits;
    }

    @GetMapping("/albums/{id}")
    String album(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        Look look = looks.at(id, viewer).orElseThrow(NotFoundException::new);
        model.addAttribute("mark", photos.mark());
        model.addAttribute("look", look);
        model.addAttribute("tiles", tiles(look));
        model.addAttribute("strip", looks.strip(look));
        model.addAttribute("limits", limits);
        model.addAttribute("newBatch", UUID.randomUUID());
        model.addAttribute("audience", looks.audience(look));
        return "album";
    }

    private List<Tile> tiles(Look look) {
        return photos.findByAlbumIdOrderById(look.album().id()).stream()
                .filter(look::shows)
                .map(look::tile)
                .toList();
    }
}
