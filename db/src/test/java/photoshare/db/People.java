package photoshare.db;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionOperations;

/// Makes people and their uploads for tests.
public final class People {

    private final Accounts accounts;
    private final Friendships friendships;
    private final Albums albums;
    private final BatchIntake intake;
    private final TransactionOperations transaction;

    public People(
            Accounts accounts,
            Friendships friendships,
            Albums albums,
            BatchIntake intake,
            TransactionOperations transaction) {
        this.accounts = accounts;
        this.friendships = friendships;
        this.albums = albums;
        this.intake = intake;
        this.transaction = transaction;
    }

    public Account person(String name) {
        String address = name + "-" + UUID.randomUUID() + "@example.org";
        return accounts.save(new Account(address, name, "{noop}secret", Instant.now()));
    }

    public void befriend(Account one, Account other) {
        transaction.executeWithoutResult(_ -> {
            friendships.save(new Friendship(one.id(), other.id(), Instant.now()));
            friendships.save(new Friendship(other.id(), one.id(), Instant.now()));
        });
    }

    public Account personWithFriends(String name, int friends) {
        Account person = person(name);
        IntStream.range(0, friends).forEach(i -> befriend(person, person("Friend" + i)));
        return person;
    }

    /// An open batch in a new album.
    public UUID batchOf(Account owner, int expected) {
        Album album = albums.save(new Album(owner.id(), "Trip to Porto", Instant.now()));
        UUID batch = UUID.randomUUID();
        intake.open(batch, album.id(), expected);
        return batch;
    }

    public List<UUID> photos(UUID batch, int count) {
        return IntStream.range(0, count).mapToObj(i -> photo(batch, "file-" + i)).toList();
    }

    public UUID photo(UUID batch, String fileKey) {
        var photo = newPhoto(fileKey);
        intake.accept(batch, photo);
        return photo.id();
    }

    public static BatchIntake.NewPhoto newPhoto(String fileKey) {
        return new BatchIntake.NewPhoto(
                UUID.randomUUID(),
                fileKey,
                fileKey + ".jpg",
                "image/jpeg",
                1000,
                "00",
                4000,
                3000,
                null);
    }
}
