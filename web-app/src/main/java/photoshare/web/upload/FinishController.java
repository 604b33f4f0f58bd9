package photoshare.web.upload;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import photoshare.db.BatchProgress;
import photoshare.web.security.Viewer;

/// Ends an upload whose rest is lost: the browser that had the files has gone, or has forgotten
/// them. A browser that does send on opens another upload for its rest.
@Controller
class FinishController {

    private final OwnUploads own;
    private final BatchProgress progress;

    FinishController(OwnUploads own, BatchProgress progress) {
        this.own = own;
        this.progress = progress;
    }

    @PostMapping("/albums/{album}/finish")
    String finish(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID album) {
        own.checkAlbum(album, viewer);
        progress.closeAll(album);
        return "redirect:/albums/" + album;
    }
}
