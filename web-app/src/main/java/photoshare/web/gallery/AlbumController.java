package photoshare.web.gallery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import photoshare.db.Photos;
import photoshare.web.gallery.AlbumPages.Cut;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;
import photoshare.web.upload.UploadPanels;

@Controller
class AlbumController {

    private final AlbumLooks looks;
    private final AlbumPages pages;
    private final Photos photos;
    private final UploadPanels uploads;

    AlbumController(AlbumLooks looks, AlbumPages pages, Photos photos, UploadPanels uploads) {
        this.looks = looks;
        this.pages = pages;
        this.photos = photos;
        this.uploads = uploads;
    }

    @GetMapping("/albums/{id}")
    String album(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Optional<UUID> after,
            @RequestParam Optional<UUID> before,
            Model model) {
        Look look = looks.at(id, viewer).orElseThrow(NotFoundException::new);
        model.addAttribute("mark", photos.mark());
        AlbumPage page = pages.at(id, new Cut(after, before), look.owner());
        List<Tile> tiles = page.photos().stream().map(look::tile).toList();
        model.addAttribute("look", look);
        model.addAttribute("page", page);
        model.addAttribute("stretch", page.stretch());
        model.addAttribute("tiles", tiles);
        model.addAttribute("strip", looks.strip(look));
        if (look.owner()) {
            model.addAttribute("upload", uploads.of(viewer));
        }
        return "album";
    }

    /// For mails: what they speak of may be far behind the first photos of a large album.
    @GetMapping("/albums/{id}/batches/{batch}")
    String upload(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID batch) {
        Look look = looks.at(id, viewer).orElseThrow(NotFoundException::new);
        String address = "/albums/" + id;
        return "redirect:"
                + photos.findFirst(id, batch, look.owner())
                        .map(first -> pages.addressOf(address, id, first.id(), look.owner()))
                        .orElse(address);
    }
}
