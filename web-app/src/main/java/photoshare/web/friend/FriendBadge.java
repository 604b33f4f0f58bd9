package photoshare.web.friend;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import photoshare.db.Invitations;
import photoshare.web.security.Viewer;

/// How many people wait for an answer: the number beside "Friends" on every page.
@ControllerAdvice
class FriendBadge {

    private final Invitations invitations;

    FriendBadge(Invitations invitations) {
        this.invitations = invitations;
    }

    /// Asks the database only when a page shows it.
    @FunctionalInterface
    interface Badge {
        long count();
    }

    @ModelAttribute("friendBadge")
    Badge badge(@AuthenticationPrincipal @Nullable Viewer viewer) {
        return () -> viewer == null ? 0 : invitations.countByInviteeId(viewer.id());
    }
}
