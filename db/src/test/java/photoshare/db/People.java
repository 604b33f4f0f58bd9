package photoshare.db;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes people and their uploads for tests; in SQL, so that processes without entities can use it.
public final class People {

    private static final byte[] THUMB_HASH =
            HexFormat.of().parseHex("5b98050d84ef99947777886965898989f3990b6b37");

    private final JdbcClient jdbc;
    private final BatchIntake intake;

    public People(JdbcClient jdbc, BatchIntake intake) {
        this.jdbc = jdbc;
        this.intake = intake;
    }

    public Person person(String name) {
        String address = name + "-" + UUID.randomUUID() + "@example.org";
        UUID id =
                jdbc.sql(
                                """
                                insert into account (email, name, password, confirmed_at)
                                values (?, ?, ?, now()) returning id
                                """)
                        .params(address, name, "{noop}secret")
                        .query(UUID.class)
                        .single();
        return new Person(id, name, address);
    }

    public void befriend(Person one, Person other) {
        jdbc.sql(
                        "insert into friendship (account_id, friend_id) values (:one, :other), (:other, :one)")
                .param("one", one.id())
                .param("other", other.id())
                .update();
    }

    public Person personWithFriends(String name, int friends) {
        Person person = person(name);
        IntStream.range(0, friends).forEach(i -> befriend(person, person("Friend" + i)));
        return person;
    }

    /// An open batch in a new album.
    public UUID batchOf(Person owner, int expected) {
        UUID album =
                jdbc.sql("insert into album (owner_id, title) values (?, ?) returning id")
                        .params(owner.id(), "Trip to Porto")
                        .query(UUID.class)
                        .single();
        UUID batch = UUID.randomUUID();
        intake.open(batch, album, expected);
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

    /// Nothing remarkable about it.
    public static PhotoOutcome ready(int width, int height) {
        return ready(width, height, false);
    }

    public static PhotoOutcome damaged(int width, int height) {
        return ready(width, height, true);
    }

    /// As before failures had names: in English, whoever reads it.
    public static PhotoOutcome failed(String sentence) {
        return new PhotoOutcome.Failed("", List.of(), sentence);
    }

    private static PhotoOutcome ready(int width, int height, boolean damaged) {
        return new PhotoOutcome.Ready(
                width, height, damaged, null, THUMB_HASH.clone(), "libvips 8.18.7");
    }

    public static BatchIntake.NewPhoto newPhoto(String fileKey) {
        return new BatchIntake.NewPhoto(
                UUID.randomUUID(),
                fileKey,
                fileKey + ".jpg",
                "image/jpeg",
                1000,
                "hash of " + fileKey,
                4000,
                3000,
                null);
    }
}
