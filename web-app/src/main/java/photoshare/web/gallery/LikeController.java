package photoshare.web.gallery;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import photoshare.db.Likes;
import photoshare.web.security.Viewer;

/// Two addresses and not a toggle: what was meant is done, however often it is sent.
@Controller
class LikeController {

    private final Likes likes;

    LikeController(Likes likes) {
        this.likes = likes;
    }

    @PostMapping("/photos/{id}/like")
    String like(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        likes.like(id, viewer.id());
        return "redirect:/photos/" + id;
    }

    @PostMapping("/photos/{id}/unlike")
    String takeBack(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        likes.takeBack(id, viewer.id());
        return "redirect:/photos/" + id;
    }
}
