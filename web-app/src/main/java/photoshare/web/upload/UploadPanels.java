package photoshare.web.upload;

import java.util.UUID;
import org.springframework.stereotype.Component;
import photoshare.db.Friendships;
import photoshare.web.security.Viewer;

@Component
public class UploadPanels {

    private final Friendships friendships;
    private final UploadProperties limits;

    UploadPanels(Friendships friendships, UploadProperties limits) {
        this.friendships = friendships;
        this.limits = limits;
    }

    public UploadPanel of(Viewer owner) {
        return new UploadPanel(UUID.randomUUID(), limits, friendships.findWhoWantMail(owner.id()));
    }
}
