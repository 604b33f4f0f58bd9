package photoshare.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.jspecify.annotations.Nullable;

/// One person asked whoever reads mail at an address to be friends, and has no answer yet.
@Entity
public class Invitation {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    private UUID id;

    private UUID inviterId;
    private @Nullable UUID inviteeId;
    private String email;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    public UUID id() {
        return id;
    }

    public UUID inviterId() {
        return inviterId;
    }

    /// Where it was sent.
    public String email() {
        return email;
    }
}
