package photoshare.resize;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.People;
import photoshare.db.ResizePhoto;

/// What web nodes leave for this worker, and what it makes of it. All in SQL, as the worker itself:
/// it knows no entities.
final class Uploads {

    /// The columns that a worker changes.
    record PhotoRow(
            String state,
            String failure,
            String worker,
            int attempt,
            int lost,
            int width,
            int height,
            boolean damaged,
            @Nullable Instant takenAt,
            byte @Nullable [] thumbHash,
            @Nullable String engine) {}

    /// What the outbox says of one job.
    record OwedRow(int attempts, String lastError, boolean later) {}

    private final JdbcClient jdbc;
    private final BatchIntake intake;

    Uploads(JdbcClient jdbc, BatchIntake intake) {
        this.jdbc = jdbc;
        this.intake = intake;
    }

    UUID photo() {
        return photos(1).getFirst();
    }

    /// In one batch.
    List<UUID> photos(int count) {
        UUID batch = UUID.randomUUID();
        intake.open(batch, album(account()), count);
        return IntStream.range(0, count).mapToObj(i -> photo(batch, "file-" + i)).toList();
    }

    PhotoRow row(UUID photo) {
        return jdbc.sql(
                        """
                        select state, failure, worker, attempt, lost, width, height,
                               damaged, taken_at, thumb_hash, engine
                        from photo where id = ?
                        """)
                .param(photo)
                .query(PhotoRow.class)
                .single();
    }

    void setAttempt(UUID photo, int attempt) {
        jdbc.sql("update photo set attempt = ? where id = ?").params(attempt, photo).update();
    }

    /// As if so many workers had begun with it and had died.
    void setLost(UUID photo, int lost) {
        jdbc.sql("update photo set lost = ? where id = ?").params(lost, photo).update();
    }

    void delete(UUID photo) {
        jdbc.sql("delete from photo where id = ?").param(photo).update();
    }

    /// Empty if nothing is owed.
    List<OwedRow> owed(UUID photo) {
        return jdbc.sql(
                        """
                        select attempts, last_error, due_at > now() as later
                        from outbox where unique_id = ?
                        """)
                .param(new ResizePhoto(photo).uniqueId())
                .query(OwedRow.class)
                .list();
    }

    private UUID account() {
        return jdbc.sql("insert into account (email, name, password) values (?, ?, ?) returning id")
                .params("ana-" + UUID.randomUUID() + "@example.org", "Ana", "{noop}secret")
                .query(UUID.class)
                .single();
    }

    private UUID album(UUID owner) {
        return jdbc.sql("insert into album (owner_id, title) values (?, ?) returning id")
                .params(owner, "Trip to Porto")
                .query(UUID.class)
                .single();
    }

    private UUID photo(UUID batch, String fileKey) {
        var photo = People.newPhoto(fileKey);
        intake.accept(batch, photo);
        return photo.id();
    }
}
