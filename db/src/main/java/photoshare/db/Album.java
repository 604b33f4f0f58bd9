package photoshare.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;

/// Photos under one title; seen by its owner and the owner's friends.
@Entity
public class Album {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    private UUID id;

    private UUID ownerId;
    private String title;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Album() {}

    @SuppressWarnings("NullAway.Init")
    public Album(UUID ownerId, String title, Instant createdAt) {
        this.ownerId = ownerId;
        this.title = title;
        this.createdAt = createdAt;
    }

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
