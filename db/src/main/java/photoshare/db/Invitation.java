package photoshare.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;

/// One person asked another to be friends and has no answer yet.
@Entity
public class Invitation {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    private UUID id;

    private UUID inviterId;
    private UUID inviteeId;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    @SuppressWarnings("NullAway.Init")
    public Invitation(UUID inviterId, UUID inviteeId, Instant createdAt) {
        this.inviterId = inviterId;
        this.inviteeId = inviteeId;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID inviterId() {
        return inviterId;
    }

    public UUID inviteeId() {
        return inviteeId;
    }
}
