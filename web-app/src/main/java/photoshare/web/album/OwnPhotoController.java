package photoshare.web.album;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.FailedPhotos;
import photoshare.db.OwnPhotos;
import photoshare.web.gallery.AlbumPages;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;
import photoshare.web.system.Toast;

/// What owners do with single photos. Doing it twice, or in two tabs, does no harm.
@Controller
class OwnPhotoController {

    private final OwnPhotos photos;
    private final FailedPhotos failed;
    private final AlbumPages pages;

    OwnPhotoController(OwnPhotos photos, FailedPhotos failed, AlbumPages pages) {
        this.photos = photos;
        this.failed = failed;
        this.pages = pages;
    }

    @PostMapping("/photos/{id}/retry")
    String retry(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            RedirectAttributes redirect) {
        Optional<UUID> album = failed.retry(id, viewer.id());
        if (album.isEmpty()) {
            Toast.warn(redirect, "album.photo.not-failed");
            return "redirect:/";
        }
        return at(album.get(), id);
    }

    @PostMapping("/photos/{id}/remove")
    String remove(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            RedirectAttributes redirect) {
        UUID album = photos.remove(id, viewer.id()).orElseThrow(NotFoundException::new);
        Toast.offerUndo(redirect, "/photos/%s/restore".formatted(id), "album.photo.deleted");
        return at(album, id);
    }

    @PostMapping("/photos/{id}/restore")
    String restore(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            RedirectAttributes redirect) {
        Optional<UUID> album = photos.restore(id, viewer.id());
        if (album.isEmpty()) {
            Toast.warn(redirect, "album.photo.too-late");
            return "redirect:/";
        }
        return at(album.get(), id);
    }

    private String at(UUID album, UUID photo) {
        return "redirect:" + pages.addressOf("/albums/" + album, album, photo, true);
    }
}
