package photoshare.web.upload;

import java.util.UUID;
import org.springframework.stereotype.Component;
import photoshare.db.Friendships;
import photoshare.db.Invitations;
import photoshare.web.security.Viewer;

@Component
public class UploadPanels {

    private final Friendships friendships;
    private final Invitations invitations;
    private final UploadProperties limits;

    UploadPanels(Friendships friendships, Invitations invitations, UploadProperties limits) {
        this.friendships = friendships;
        this.invitations = invitations;
        this.limits = limits;
    }

    public UploadPanel of(Viewer owner) {
        boolean friendless = !friendships.existsByIdAccountId(owner.id());
        return new UploadPanel(
                UUID.randomUUID(),
                limits,
                friendless,
                invitations.countByInviterId(owner.id()),
                friendships.findWhoWantMail(owner.id()));
    }
}
