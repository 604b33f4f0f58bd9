package photoshare.db;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Opens batches and takes uploaded photos into them.
public class BatchIntake {

    /// What is known of an original that lies in the photo store.
    ///
    /// @param fileKey made by the browser, one per file and batch
    /// @param format media type
    /// @param width upright, in pixels
    /// @param height upright, in pixels
    public record NewPhoto(
            UUID id,
            String fileKey,
            String fileName,
            String format,
            long byteSize,
            String sha256,
            int width,
            int height,
            @Nullable Instant takenAt) {

        private @Nullable OffsetDateTime takenAtUtc() {
            return takenAt == null ? null : takenAt.atOffset(ZoneOffset.UTC);
        }
    }

    /// What is known of a file before its bytes are read.
    ///
    /// @param openedAt when its batch was opened
    /// @param photo which it became, if it came before
    public record Expected(Instant openedAt, @Nullable UUID photo) {

        public Optional<Intake> earlier() {
            return Optional.ofNullable(photo).map(Intake.AlreadyThere::new);
        }
    }

    /// How far a batch is.
    ///
    /// @param expected how many photos it has when all have come, as far as is known by now
    /// @param arrived how many have come
    public record Arrival(int expected, int arrived) {}

    /// What became of a photo that was handed in.
    public sealed interface Intake {
        /// It is new and its resize job is owed.
        record Accepted(UUID photo) implements Intake {}

        /// This file came before; the photo of then stands.
        record AlreadyThere(UUID photo) implements Intake {}

        /// Another photo of the album has the very same bytes.
        record Duplicate(UUID photo) implements Intake {}

        /// The batch is closed or unknown: open another.
        record NotOpen() implements Intake {}
    }

    /// Batches up to this size go before larger ones, so that three photos need not wait behind
    /// three hundred.
    private static final int SMALL = 20;

    private static final String OPEN =
            """
            insert into batch (id, album_id, expected, audience)
            values (:id, :album, :expected, :audience)
            on conflict (id) do update set expected = excluded.expected
            where batch.album_id = excluded.album_id and batch.state = 'OPEN'
              and batch.expected > excluded.expected
            """;

    private static final String TOUCH =
            "update batch set touched_at = now() where id = ? and state = 'OPEN' returning album_id, expected";

    private static final String EXPECTED =
            """
            select b.opened_at, p.id as photo
            from batch b left join photo p on p.batch_id = b.id and p.file_key = :fileKey
            where b.id = :batch
            """;

    private static final String ARRIVAL =
            """
            select expected, (select count(*) from photo where batch_id = b.id) as arrived
            from batch b where id = ?
            """;

    private static final String INSERT =
            """
            insert into photo (id, album_id, batch_id, file_key, file_name, format,
                               byte_size, sha256, width, height, taken_at)
            values (:id, :album, :batch, :fileKey, :fileName, :format,
                    :byteSize, :sha256, :width, :height, :takenAt)
            """;

    private static final String SAME_BYTES =
            """
            select id from photo
            where album_id = ? and sha256 = ? and state <> 'FAILED'
            order by id limit 1
            """;

    /// An upload that still runs counts on all that has come.
    private static final String REMOVE_FAILED =
            """
            delete from photo p using batch b
            where p.album_id = ? and p.sha256 = ? and p.state = 'FAILED'
              and b.id = p.batch_id and b.state = 'DONE'
            """;

    private record OpenBatch(UUID albumId, int expected) {
        JobPriority priority() {
            return expected > SMALL ? JobPriority.LOW : JobPriority.NORMAL;
        }
    }

    private final JdbcClient jdbc;
    private final Outbox outbox;

    BatchIntake(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /// Opens a batch of which all friends are told.
    ///
    /// @return false if that id belongs to another album
    @Transactional
    public boolean open(UUID batch, UUID album, int expected) {
        return open(batch, album, expected, Types.NULL, null);
    }

    /// Opens a batch under the id that the browser made. Opening it again is harmless, and says
    /// that less will come if fewer are expected by now.
    ///
    /// @param audience the only friends who are told; strangers among them are not
    /// @return false if that id belongs to another album
    @Transactional
    public boolean open(UUID batch, UUID album, int expected, Collection<UUID> audience) {
        return open(batch, album, expected, Types.ARRAY, audience.toArray(UUID[]::new));
    }

    private boolean open(
            UUID batch, UUID album, int expected, int type, UUID @Nullable [] audience) {
        jdbc.sql(OPEN)
                .param("id", batch)
                .param("album", album)
                .param("expected", expected)
                .param("audience", audience, type)
                .update();
        return albumOf(batch).filter(album::equals).isPresent();
    }

    /// The photo row and the owed resize job, in one transaction. It takes the place of one that
    /// failed, if that has the same bytes. Touching the batch row first keeps the batch from being
    /// closed under our hands.
    @Transactional
    public Intake accept(UUID batch, NewPhoto photo) {
        var open = jdbc.sql(TOUCH).param(batch).query(OpenBatch.class).optional();
        if (open.isEmpty()) {
            return earlier(batch, photo).orElseGet(Intake.NotOpen::new);
        }
        UUID album = open.get().albumId();
        Optional<Intake> known = earlier(batch, photo).or(() -> duplicate(album, photo.sha256()));
        if (known.isPresent()) {
            return known.get();
        }
        jdbc.sql(REMOVE_FAILED).params(album, photo.sha256()).update();
        insert(batch, album, photo);
        outbox.add(new ResizePhoto(photo.id()), open.get().priority());
        return new Intake.Accepted(photo.id());
    }

    /// More of it is on its way, so nobody must take it for forgotten.
    @Transactional
    public void touch(UUID batch) {
        jdbc.sql(TOUCH).param(batch).query(OpenBatch.class).optional();
    }

    /// Spares reading bytes that came before.
    ///
    /// @return empty if there is no such batch
    @Transactional(readOnly = true)
    public Optional<Expected> expected(UUID batch, String fileKey) {
        return jdbc.sql(EXPECTED)
                .param("batch", batch)
                .param("fileKey", fileKey)
                .query(Expected.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public Arrival arrival(UUID batch) {
        return jdbc.sql(ARRIVAL).param(batch).query(Arrival.class).single();
    }

    @Transactional(readOnly = true)
    public Optional<UUID> albumOf(UUID batch) {
        return jdbc.sql("select album_id from batch where id = ?")
                .param(batch)
                .query(UUID.class)
                .optional();
    }

    private Optional<Intake> earlier(UUID batch, NewPhoto photo) {
        return expected(batch, photo.fileKey()).flatMap(Expected::earlier);
    }

    private Optional<Intake> duplicate(UUID album, String sha256) {
        return jdbc.sql(SAME_BYTES)
                .params(album, sha256)
                .query(UUID.class)
                .optional()
                .map(Intake.Duplicate::new);
    }

    private void insert(UUID batch, UUID album, NewPhoto photo) {
        jdbc.sql(INSERT)
                .param("id", photo.id())
                .param("album", album)
                .param("batch", batch)
                .param("fileKey", photo.fileKey())
                .param("fileName", photo.fileName())
                .param("format", photo.format())
                .param("byteSize", photo.byteSize())
                .param("sha256", photo.sha256())
                .param("width", photo.width())
                .param("height", photo.height())
                .param("takenAt", photo.takenAtUtc(), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
