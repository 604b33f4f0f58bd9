package photoshare.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/// Photos under one title; seen by its owner and the owner's friends.
@Entity
public class Album {

    @Id private UUID id;
    private UUID ownerId;
    private String title;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Album() {}

    public boolean isOwnedBy(UUID account) {
        return ownerId.equals(account);
    }

    public void rename(String to) {
        title = to;
    }

    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public String title() {
        return title;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
