package photoshare.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The mail ledger for people who want to see that nobody is told twice.
public class LedgerPage {

    /// One friend's mail about one batch. There cannot be another row for the two.
    ///
    /// @param reply what the mail server said last, or why the mail was not sent
    public record Row(
            UUID batchId,
            UUID recipientId,
            String friend,
            String album,
            MailState state,
            int attempts,
            @Nullable String workerName,
            String reply,
            @Nullable Instant settledAt) {

        public Optional<String> worker() {
            return Optional.ofNullable(workerName);
        }

        public Optional<Instant> settled() {
            return Optional.ofNullable(settledAt);
        }

        /// What stands before the @ of its Message-ID, in each of its attempts.
        public String messageId() {
            return "batch-%s.u-%s".formatted(batchId, recipientId);
        }

        /// Whether somebody has to decide.
        public boolean undecided() {
            return state == MailState.UNCERTAIN || state == MailState.FAILED;
        }
    }

    /// The mails of one day, counted.
    ///
    /// @param pairs how many different pairs of batch and friend they are for
    /// @param open pending, or in the hands of a worker
    public record Proof(
            long mails, long pairs, long sent, long open, long failed, long uncertain) {}

    /// Those that wait for a decision stand above all others.
    private static final String ROWS =
            """
            with shown as (
                (select * from mail_ledger where state in ('FAILED', 'UNCERTAIN')
                 order by created_at desc limit :most)
                union
                (select * from mail_ledger order by created_at desc limit :most)
            )
            select s.batch_id, s.recipient_id, r.name as friend, a.title as album, s.state,
                   s.attempts, s.worker as worker_name, coalesce(s.reply, '') as reply, s.settled_at
            from shown s
            join account r on r.id = s.recipient_id
            join batch b on b.id = s.batch_id
            join album a on a.id = b.album_id
            order by s.state in ('FAILED', 'UNCERTAIN') desc, s.created_at desc, r.name
            limit :most
            """;

    private static final String PROOF =
            """
            select count(*) as mails, count(distinct (batch_id, recipient_id)) as pairs,
                   count(*) filter (where state = 'SENT') as sent,
                   count(*) filter (where state in ('PENDING', 'SENDING')) as open,
                   count(*) filter (where state = 'FAILED') as failed,
                   count(*) filter (where state = 'UNCERTAIN') as uncertain
            from mail_ledger where created_at > now() - interval '1 day'
            """;

    private static final RowMapper<Row> ROW = DataClassRowMapper.newInstance(Row.class);

    private final JdbcClient jdbc;

    LedgerPage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<Row> last(int most) {
        return jdbc.sql(ROWS).param("most", most).query(ROW).list();
    }

    @Transactional(readOnly = true)
    public Proof ofOneDay() {
        return jdbc.sql(PROOF).query(Proof.class).single();
    }
}
