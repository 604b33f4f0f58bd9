package photoshare.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Who works or worked on which job, by what workers left at photos and mails.
public class WorkLog {

    public enum State {
        RUNNING,
        DONE,
        /// For good: a photo that is none, an address that does not exist.
        FAILED,
        /// It is tried again by itself.
        RETRIED,
        /// Tried too often; somebody has to revive it.
        GIVEN_UP
    }

    /// @param title what people call it: the name of the file, of the friend, or the kind of the
    ///   mail; empty if that is gone
    /// @param email where a mail about an account goes
    /// @param attempt of the worker that has or had it last, counted since the upload: also when
    ///   somebody had it tried again
    /// @param note what the mail server said, or what went wrong
    /// @param photoFailure why a photo cannot be shown
    public record Job(
            State state,
            String function,
            String uniqueId,
            String title,
            @Nullable String email,
            @Nullable UUID batchId,
            int attempt,
            @Nullable String workerName,
            String note,
            PhotoOutcome.@Nullable Failed photoFailure,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt) {

        public Optional<String> reader() {
            return Optional.ofNullable(email);
        }

        public Optional<UUID> batch() {
            return Optional.ofNullable(batchId);
        }

        public Optional<String> worker() {
            return Optional.ofNullable(workerName);
        }

        public Optional<PhotoOutcome.Failed> failure() {
            return Optional.ofNullable(photoFailure);
        }

        public Optional<Instant> began() {
            return Optional.ofNullable(beganAt);
        }

        /// Of one that is retried by itself: when it is due.
        public Optional<Instant> ended() {
            return Optional.ofNullable(endedAt);
        }

        public Optional<Duration> time() {
            return beganAt == null || endedAt == null
                    ? Optional.empty()
                    : Optional.of(Duration.between(beganAt, endedAt));
        }
    }

    /// What one worker did within the last hour.
    ///
    /// @param failed jobs that failed for good, and tries of which nothing came
    /// @param lastEngine what made the renditions of its last photo; null if it could show none
    public record Worker(
            String name, @Nullable String lastEngine, int done, int failed, Instant lastSettled) {

        public Optional<String> engine() {
            return Optional.ofNullable(lastEngine);
        }
    }

    private static final String RUNNING =
            """
            select 'RUNNING' as state, 'resize-photo' as function, id as subject,
                   null::uuid as recipient, file_name as title, null as email, batch_id,
                   tried_before + attempt as attempt, worker, '' as note, null as failure,
                   null as failure_code, null::text[] as failure_arguments, started_at as began,
                   null::timestamptz as ended
            from photo where state = 'UPLOADED' and started_at is not null and lost > 0
            union all
            select 'RUNNING', 'mail-friend', batch_id, recipient_id,
                   (select name from account where id = recipient_id), null, batch_id, attempts,
                   worker, coalesce(reply, ''), null, null, null, began_at, null
            from mail_ledger where state = 'SENDING' and lease_until > now()
            union all
            select 'RUNNING', 'mail-account', id, null, kind, email, null, attempts, worker,
                   coalesce(reply, ''), null, null, null, began_at, null
            from account_mail where state = 'SENDING' and lease_until > now()
            order by began limit :most
            """;

    private static final String RECENT =
            """
            (select case state when 'READY' then 'DONE' else 'FAILED' end as state,
                    'resize-photo' as function, id as subject, null::uuid as recipient,
                    file_name as title, null as email, batch_id, tried_before + attempt as attempt, worker,
                    '' as note, failure, failure_code, failure_arguments, started_at as began,
                    settled_at as ended
             from photo
             where settled_at > now() - :minutes * interval '1 minute'
               and tried_before + attempt >= :attempt
             order by settled_at desc limit :most)
            union all
            (select case state when 'SENT' then 'DONE' else 'FAILED' end, 'mail-friend', batch_id,
                    recipient_id, (select name from account where id = recipient_id), null,
                    batch_id, attempts, worker, coalesce(reply, ''), null, null, null, began_at, settled_at
             from mail_ledger
             where settled_at > now() - :minutes * interval '1 minute' and attempts >= :attempt
             order by settled_at desc limit :most)
            union all
            (select case state when 'SENT' then 'DONE' else 'FAILED' end, 'mail-account', id,
                    null, kind, email, null, attempts, worker, coalesce(reply, ''), null, null, null,
                    began_at, settled_at
             from account_mail
             where settled_at > now() - :minutes * interval '1 minute' and attempts >= :attempt
             order by settled_at desc limit :most)
            order by ended desc limit :most
            """;

    /// How long a job that was tried again stands above the others, which come by the hundred.
    private static final Duration KEPT_IN_SIGHT = Duration.ofMinutes(5);

    private static final Duration EVER = Duration.ofDays(100_000);

    /// Those that wait for somebody stand above those that come again by themselves.
    private static final String FAILED =
            """
            (select case when o.dead then 'GIVEN_UP' else 'RETRIED' end as state, o.function,
                    o.unique_id, coalesce(p.file_name, a.name, m.kind, '') as title, m.email,
                    coalesce(p.batch_id, l.batch_id) as batch_id,
                    coalesce(p.tried_before, 0) + o.attempts as attempt,
                    coalesce(p.worker, l.worker, m.worker) as worker,
                    coalesce(o.last_error, '') as note,
                    null as failure, null as failure_code, null::text[] as failure_arguments,
                    null::timestamptz as began, case when not o.dead then o.due_at end as ended,
                    o.dead as stuck, o.created_at as since
             from outbox o
             left join photo p on p.id = (o.payload::jsonb ->> 'photoId')::uuid
             left join account a on a.id = (o.payload::jsonb ->> 'recipientId')::uuid
             left join mail_ledger l on l.batch_id = (o.payload::jsonb ->> 'batchId')::uuid
                 and l.recipient_id = a.id
             left join account_mail m on m.id = (o.payload::jsonb ->> 'mailId')::uuid
             where o.attempts > 0 order by o.dead desc, o.created_at desc limit :most)
            union all
            (select 'FAILED', 'resize-photo', 'photo:' || id, file_name, null, batch_id,
                    tried_before + attempt, worker, '', failure, failure_code, failure_arguments,
                    started_at, settled_at, true, settled_at
             from photo where state = 'FAILED' order by settled_at desc limit :most)
            order by stuck desc, since desc limit :most
            """;

    private static final String WORKERS =
            """
            with tries as (
                select worker, engine, good, settled_at as ended from settled_job
                union all
                select worker, null, false, ended_at from vain_try
            )
            select worker as name,
                   (array_agg(engine order by ended desc) filter (where engine is not null))[1]
                       as last_engine,
                   count(*) filter (where good) as done,
                   count(*) filter (where not good) as failed,
                   max(ended) as last_settled
            from tries
            where ended > now() - interval '1 hour' and worker is not null
            group by worker order by worker
            """;

    private static final RowMapper<Worker> WORKER = DataClassRowMapper.newInstance(Worker.class);

    private final JdbcClient jdbc;

    WorkLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The longest first.
    @Transactional(readOnly = true)
    public List<Job> running(int most) {
        return jdbc.sql(RUNNING).param("most", most).query(WorkLog::known).list();
    }

    /// The last first, but above them those that were tried again a short while ago: at most half
    /// of all.
    @Transactional(readOnly = true)
    public List<Job> recent(int most) {
        return Stream.concat(
                        settled(KEPT_IN_SIGHT, 2, most / 2).stream(),
                        settled(EVER, 0, most).stream())
                .distinct()
                .limit(most)
                .toList();
    }

    private List<Job> settled(Duration within, int attempt, int most) {
        return jdbc.sql(RECENT)
                .param("minutes", within.toMinutes())
                .param("attempt", attempt)
                .param("most", most)
                .query(WorkLog::known)
                .list();
    }

    /// Photos that failed, and jobs of any kind that have failed at least once and are still owed;
    /// first those that nobody tries again, then the last. Mails that failed for good are in the
    /// [MailLedger].
    @Transactional(readOnly = true)
    public List<Job> failed(int most) {
        return jdbc.sql(FAILED)
                .param("most", most)
                .query((row, _) -> job(row, row.getString("unique_id")))
                .list();
    }

    /// By name.
    @Transactional(readOnly = true)
    public List<Worker> workers() {
        return jdbc.sql(WORKERS).query(WORKER).list();
    }

    private static Job known(ResultSet row, int number) throws SQLException {
        UUID subject = row.getObject("subject", UUID.class);
        JobContract contract =
                switch (row.getString("function")) {
                    case ResizePhoto.FUNCTION -> new ResizePhoto(subject);
                    case MailFriend.FUNCTION ->
                            new MailFriend(subject, row.getObject("recipient", UUID.class));
                    default -> new MailAccount(subject);
                };
        return job(row, contract.uniqueId());
    }

    private static Job job(ResultSet row, String uniqueId) throws SQLException {
        return new Job(
                State.valueOf(row.getString("state")),
                row.getString("function"),
                uniqueId,
                row.getString("title"),
                row.getString("email"),
                row.getObject("batch_id", UUID.class),
                row.getInt("attempt"),
                row.getString("worker"),
                row.getString("note"),
                failure(row),
                instant(row, "began"),
                instant(row, "ended"));
    }

    private static PhotoOutcome.@Nullable Failed failure(ResultSet row) throws SQLException {
        String sentence = row.getString("failure");
        String code = row.getString("failure_code");
        Array arguments = row.getArray("failure_arguments");
        return sentence == null
                ? null
                : new PhotoOutcome.Failed(
                        code == null ? "" : code,
                        arguments == null ? List.of() : List.of((String[]) arguments.getArray()),
                        sentence);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
