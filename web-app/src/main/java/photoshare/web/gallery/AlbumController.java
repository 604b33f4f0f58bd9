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
import photoshare.web.upload.UploadPanels;

@Controller
class AlbumController {

    private final AlbumLooks looks;
    private final Photos photos;
    private final UploadPanels uploads;

    AlbumController(AlbumLooks looks, Photos photos, UploadPanels uploads) {
        this.looks = looks;
        this.photos = photos;
        this.uploads = uploads;
    }

    @GetMapping("/albums/{id}")
    String album(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        Look look = looks.at(id, viewer).orElseThrow(NotFoundException::new);
        model.addAttribute("mark", photos.mark());
        model.addAttribute("look", look);
        model.addAttribute("tiles", tiles(look));
        model.addAttribute("strip", looks.strip(look));
        if (look.owner()) {
            model.addAttribute("upload", uploads.of(viewer));
        }
        return "album";
    }

    private List<Tile> tiles(Look look) {
        return photos.findByAlbumIdOrderById(look.album().id()).stream()
                .filter(look::shows)
                .map(look::tile)
                .toList();
    }
}
