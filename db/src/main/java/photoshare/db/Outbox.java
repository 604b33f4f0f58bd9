package photoshare.db;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The jobs that are owed. A row is added in the transaction that makes the job necessary and
/// removed in the transaction that commits the job's effect; in between it is submitted as often as
/// it takes. Nothing else submits a job.
public class Outbox {

    /// A row that is due.
    ///
    /// @param payload JSON
    public record Entry(
            long position,
            String uniqueId,
            String function,
            String payload,
            JobPriority priority) {}

    /// @param owed jobs whose effect has not come
    /// @param dead jobs that failed too often and lie until somebody revives them
    public record Debt(long owed, long dead) {}

    private static final String ADD =
            """
            insert into outbox (unique_id, function, payload, priority)
            values (:uniqueId, :function, :payload, :priority)
            on conflict (unique_id) do nothing
            """;

    /// The wait doubles with every submission: a hundred thousand jobs that wait at the job server
    /// are not to be told of twice a minute. Too early is harmless, because the unique id joins the
    /// job that is there. Too late is only what a job server forgot without any node noticing, and
    /// that comes after the longest wait; usually a connection breaks, and then [#everythingIsDue].
    private static final String CLAIM =
            """
            update outbox
            set submissions = submissions + 1,
                due_at = now() + least(power(2, least(submissions, 30)) * :again, :longest)
                    * interval '1 millisecond'
            where unique_id in (
                select unique_id from outbox
                where due_at <= now() and not dead
                order by due_at, position limit :most
                for update skip locked)
            returning position, unique_id, function, payload, priority
            """;

    /// 2, 4, 8 ... times the base, so a short trouble is over soon and a long one is not hammered.
    private static final String RETRY_LATER =
            """
            update outbox
            set attempts = attempts + 1, submissions = 0,
                last_error = :error,
                due_at = now() + least(power(2, attempts) * :base, :longest) * interval '1 millisecond',
                dead = attempts + 1 >= :attempts
            where unique_id = :uniqueId
            """;

    private static final String AGAIN_SOON =
            """
            update outbox
            set submissions = 0,
                due_at = least(due_at, now() + :again * interval '1 millisecond')
            where unique_id = :uniqueId
            """;

    /// What waits for a retry has not been submitted since it failed.
    private static final String ALL_DUE =
            """
            update outbox set due_at = now()
            where unique_id in (
                select unique_id from outbox
                where (attempts = 0 or submissions > 0) and due_at > now() and not dead
                for update skip locked)
            """;

    private static final String REVIVE =
            """
            update outbox set dead = false, attempts = 0, submissions = 0, due_at = now()
            where dead
            """;

    private static final String REVIVE_ONE =
            """
            update outbox set dead = false, attempts = 0, submissions = 0, due_at = now()
            where unique_id = ? and attempts > 0
            """;

    private static final RowMapper<Entry> ENTRY = DataClassRowMapper.newInstance(Entry.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final OutboxProperties properties;

    Outbox(JdbcClient jdbc, JsonMapper json, OutboxProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    /// Owes the job from now on; does nothing if it is owed already.
    @Transactional
    public void add(JobContract job, JobPriority priority) {
        jdbc.sql(ADD)
                .param("uniqueId", job.uniqueId())
                .param("function", job.function())
                .param("payload", json.writeValueAsString(job))
                .param("priority", priority.name())
                .update();
    }

    /// Takes up to `most` due rows, oldest first; another node that asks at the same time gets
    /// others. They come up again by themselves, in case this node or the job server dies with
    /// them.
    @Transactional
    public List<Entry> claimDue(int most) {
        return jdbc
                .sql(CLAIM)
                .param("again", properties.resubmitAfter().toMillis())
                .param("longest", properties.resubmitAtMost().toMillis())
                .param("most", most)
                .query(ENTRY)
                .stream()
                .sorted(Comparator.comparingLong(Entry::position))
                .toList();
    }

    /// Nothing is owed any more: call it in the transaction of the job's effect.
    @Transactional
    public void remove(JobContract job) {
        jdbc.sql("delete from outbox where unique_id = ?").param(job.uniqueId()).update();
    }

    /// The job failed in a way that may pass: it comes up again later, and lies dead after too many
    /// attempts until somebody revives it.
    @Transactional
    public void retryLater(JobContract job, String error) {
        jdbc.sql(RETRY_LATER)
                .param("uniqueId", job.uniqueId())
                .param("error", error)
                .param("base", properties.retryAfter().toMillis())
                .param("longest", properties.retryAtMost().toMillis())
                .param("attempts", properties.attempts())
                .update();
        ring();
    }

    /// The job was handed out too early, and nothing came of it: the wait begins anew.
    @Transactional
    public void comesAgainSoon(JobContract job) {
        jdbc.sql(AGAIN_SOON)
                .param("uniqueId", job.uniqueId())
                .param("again", properties.resubmitAfter().toMillis())
                .update();
        ring();
    }

    /// The job server may have forgotten what it was told: everything that does not wait for a
    /// retry is due now.
    @Transactional
    public void everythingIsDue() {
        jdbc.sql(ALL_DUE).update();
    }

    /// What was given up is due now, as if it had never failed.
    ///
    /// @return how many jobs that are
    @Transactional
    public int revive() {
        int revived = jdbc.sql(REVIVE).update();
        ring();
        return revived;
    }

    /// One job that failed, given up or not, is due now, as if it had never failed.
    ///
    /// @return false if it has not failed, or is not owed any more
    @Transactional
    public boolean revive(String uniqueId) {
        boolean revived = jdbc.sql(REVIVE_ONE).param(uniqueId).update() == 1;
        ring();
        return revived;
    }

    /// A row may be due before the time that relays sleep until.
    private void ring() {
        jdbc.sql("notify outbox").update();
    }

    /// How many rows are owed, and how many of them were given up.
    @Transactional(readOnly = true)
    public Debt debt() {
        return jdbc.sql(
                        """
                        select count(*) filter (where not dead) as owed,
                               count(*) filter (where dead) as dead from outbox
                        """)
                .query(Debt.class)
                .single();
    }

    /// How long until the next row is due; zero or less if one is, a minute if there is none.
    @Transactional(readOnly = true)
    public Duration untilNextDue() {
        return Duration.ofMillis(
                jdbc.sql(
                                """
                                select coalesce(min(extract(epoch from due_at - now()) * 1000), 60000)
                                from outbox where not dead
                                """)
                        .query(Long.class)
                        .single());
    }
}
