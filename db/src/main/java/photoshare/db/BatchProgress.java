package photoshare.db;

import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Transactional;

/// Decides when an upload is finished and who is told: the one place where fan-out becomes join.
///
/// Every settled photo and the closing of the batch end in the same question, asked under the lock
/// of the batch row: is the batch closed and nothing pending? Exactly one transaction finds that to
/// be so for the first time and writes what is owed to the friends. Without the lock two last
/// photos would each see the other one pending, and nobody would be told.
///
/// Locks are taken in the order photo, then batch, by everybody.
public class BatchProgress {

    private static final String READY =
            """
            update photo
            set state = 'READY', settled_at = now(), width = :width, height = :height,
                damaged = :damaged, taken_at = coalesce(:takenAt, taken_at),
                thumb_hash = :thumbHash, engine = :engine
            where id = :photo and state = 'UPLOADED'
            returning batch_id
            """;

    private static final String FAILED =
            """
            update photo
            set state = 'FAILED', settled_at = now(), failure = :failure,
                failure_code = :code, failure_arguments = :arguments
            where id = :photo and state = 'UPLOADED'
            returning batch_id
            """;

    private static final String LOCK = "select state from batch where id = ? for update";

    private static final String PENDING =
            "select exists (select from photo where batch_id = ? and state = 'UPLOADED')";

    /// Nobody is told of an upload of which nothing became ready.
    private static final String OWE_MAILS =
            """
            insert into mail_ledger (batch_id, recipient_id)
            select b.id, f.account_id
            from batch b
            join album a on a.id = b.album_id
            join friendship f on f.friend_id = a.owner_id and f.wants_mail
            join account r on r.id = f.account_id and r.wants_mail
                and r.confirmed_at is not null
            where b.id = ?
              and (b.audience is null or f.account_id = any (b.audience))
              and exists (select from photo p where p.batch_id = b.id and p.state = 'READY')
            on conflict do nothing
            returning recipient_id
            """;

    private static final String OPEN_IN_ALBUM =
            "select id from batch where album_id = ? and state = 'OPEN' order by id for update";

    private static final String CLOSE_IDLE =
            """
            update batch set state = 'CLOSED', closed_at = now()
            where id in (
                select id from batch
                where state = 'OPEN' and touched_at < now() - :idle * interval '1 millisecond'
                order by id for update skip locked)
            returning id
            """;

    private static final RowMapper<UUID> ID = (row, _) -> row.getObject(1, UUID.class);

    private final JdbcClient jdbc;
    private final Outbox outbox;

    BatchProgress(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /// Ends the work on a photo. A repeat finds nothing pending and changes nothing.
    ///
    /// @return whether this call was the one that settled it
    @Transactional
    public boolean settle(UUID photo, PhotoOutcome outcome) {
        Optional<UUID> batch = mark(photo, outcome);
        outbox.remove(new ResizePhoto(photo));
        batch.ifPresent(this::finishIfComplete);
        return batch.isPresent();
    }

    /// No more photos will come. Closing twice is harmless.
    @Transactional
    public void close(UUID batch) {
        jdbc.sql(
                        "update batch set state = 'CLOSED', closed_at = now() where id = ? and state = 'OPEN'")
                .param(batch)
                .update();
        finishIfComplete(batch);
    }

    /// No more photos will come into this album, but in another upload.
    @Transactional
    public void closeAll(UUID album) {
        jdbc.sql(OPEN_IN_ALBUM).param(album).query(ID).list().forEach(this::close);
    }

    /// Closes the batches whose browser vanished.
    ///
    /// @param time for how long nothing has come
    @Transactional
    public List<UUID> closeIdle(Duration time) {
        List<UUID> batches = jdbc.sql(CLOSE_IDLE).param("idle", time.toMillis()).query(ID).list();
        batches.forEach(this::finishIfComplete);
        return batches;
    }

    private Optional<UUID> mark(UUID photo, PhotoOutcome outcome) {
        StatementSpec update =
                switch (outcome) {
                    case PhotoOutcome.Ready ready -> ready(ready);
                    case PhotoOutcome.Failed failed -> failed(failed);
                };
        return update.param("photo", photo).query(UUID.class).optional();
    }

    private StatementSpec ready(PhotoOutcome.Ready ready) {
        return jdbc.sql(READY)
                .param("width", ready.width())
                .param("height", ready.height())
                .param("damaged", ready.damaged())
                .param("takenAt", ready.takenAtUtc(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("thumbHash", ready.thumbHash())
                .param("engine", ready.engine());
    }

    private StatementSpec failed(PhotoOutcome.Failed failed) {
        return jdbc.sql(FAILED)
                .param("failure", failed.sentence())
                .param("code", failed.code())
                .param("arguments", failed.arguments().toArray(String[]::new), Types.ARRAY);
    }

    /// Asks the question. In the transaction that may have changed the answer.
    void finishIfComplete(UUID batch) {
        Optional<String> state = jdbc.sql(LOCK).param(batch).query(String.class).optional();
        if (state.filter("CLOSED"::equals).isPresent() && !isPending(batch)) {
            jdbc.sql("update batch set state = 'DONE', done_at = now() where id = ?")
                    .param(batch)
                    .update();
            oweMails(batch);
        }
    }

    private boolean isPending(UUID batch) {
        return jdbc.sql(PENDING).param(batch).query(Boolean.class).single();
    }

    private void oweMails(UUID batch) {
        jdbc.sql(OWE_MAILS).param(batch).query(ID).list().stream()
                .map(recipient -> new MailFriend(batch, recipient))
                .forEach(mail -> outbox.add(mail, JobPriority.NORMAL));
    }
}
