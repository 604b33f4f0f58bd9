package photoshare.db;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/// One side of a friendship: what this account wants of that friend. Both sides are there or none.
@Entity
public class Friendship {

    @Embeddable
    public record Id(UUID accountId, UUID friendId) implements Serializable {}

    @EmbeddedId private Id id;

    private boolean wantsMail = true;
    private Instant since;

    @SuppressWarnings("NullAway.Init")
    protected Friendship() {}

    public Friendship(UUID accountId, UUID friendId, Instant since) {
        this.id = new Id(accountId, friendId);
        this.since = since;
    }
}
