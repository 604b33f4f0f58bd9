package photoshare.db;

import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.MailLease.OnUncertain;

/// Who was told of what: one row per mail, so that nobody is told twice. Mails to friends have
/// their rows by batch and friend, mails about an account by an id; the rules are the same.
///
/// A worker claims the row before it talks to the mail server and records the answer afterwards.
/// Between the two it may die, and then nobody can know whether the mail went out: SMTP has no
/// transaction to join. Such a row is UNCERTAIN, and the worker's [OnUncertain] says what follows.
///
/// The number of the attempt is the proof of a claim: whoever claims later has a higher one, and
/// the answer to an earlier attempt changes nothing any more.
public class MailLedger {

    /// What a worker hears that wants to send a mail.
    public sealed interface Claim {}

    /// It is yours until the lease ends.
    ///
    /// @param attempt 1 for the first claim ever
    /// @param firstTryAt when that was: the date of the mail, however late it gets through
    public record Claimed(MailJob mail, int attempt, Instant firstTryAt) implements Claim {}

    /// It is sent, failed or cancelled, or the batch or the friend is gone.
    public record NothingToDo() implements Claim {}

    /// Another worker has it, or had it a moment ago. The outbox asks again.
    public record Busy() implements Claim {}

    /// Whether it was sent is uncertain, and somebody has to decide: see [#sendAgain].
    public record Held() implements Claim {}

    /// A worker that died may have sent it or not.
    private static final String EXPIRE =
            """
            update %s
            set state = 'UNCERTAIN', reply = 'no word from ' || worker || ' since it began'
            where %s
              and state = 'SENDING' and lease_until < now()
            """;

    private static final String CLAIM =
            """
            update %s
            set state = 'SENDING', worker = :worker, attempts = attempts + 1,
                lease_until = now() + :lease * interval '1 millisecond',
                began_at = now(), first_try_at = coalesce(first_try_at, now())
            where %s
              and (state = 'PENDING' or state = 'UNCERTAIN' and :resend)
            returning attempts, first_try_at
            """;

    /// A late answer is still the truth, unless somebody else has begun in the meantime.
    private static final String RECORD =
            """
            update %s
            set state = :state, reply = :reply, lease_until = null,
                settled_at = case when :settled then now() end
            where %s
              and state in ('SENDING', 'UNCERTAIN') and attempts = :attempt
            """;

    private static final String REOPEN =
            """
            update %s set state = 'PENDING', settled_at = null
            where %s
              and state in ('UNCERTAIN', 'FAILED')
            """;

    private static final String STATE =
            """
            select state from %s
            where %s for update
            """;

    private static final Logger log = LoggerFactory.getLogger(MailLedger.class);

    private record Attempt(int attempts, Instant firstTryAt) {}

    private final JdbcClient jdbc;
    private final Outbox outbox;

    MailLedger(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /// Takes the mail for one attempt; of many who ask at once one gets it.
    @Transactional
    public Claim claim(MailJob mail, MailLease lease) {
        if (on(mail, EXPIRE).update() == 1) {
            becameUncertain(mail, lease, "the worker that had it gave no word");
        }
        return on(mail, CLAIM)
                .param("worker", lease.worker())
                .param("lease", lease.time().toMillis())
                .param("resend", lease.onUncertain() == OnUncertain.RESEND)
                .query(Attempt.class)
                .optional()
                .<Claim>map(it -> new Claimed(mail, it.attempts(), it.firstTryAt()))
                .orElseGet(() -> whyNot(mail));
    }

    /// The mail server has taken it.
    ///
    /// @return false if the claim is not ours any more and nothing was changed; so with all answers
    @Transactional
    public boolean sent(Claimed claim, String reply) {
        return record(claim, MailState.SENT, reply) && settled(claim);
    }

    /// The mail server will not take it, now or ever.
    @Transactional
    public boolean failed(Claimed claim, String reply) {
        return record(claim, MailState.FAILED, reply) && settled(claim);
    }

    /// The friend is not to be told any more.
    @Transactional
    public boolean cancelled(Claimed claim, String reason) {
        return record(claim, MailState.CANCELLED, reason) && settled(claim);
    }

    /// The mail surely did not go out, for a reason that may pass.
    @Transactional
    public boolean tryLater(Claimed claim, String reply) {
        if (!record(claim, MailState.PENDING, reply)) {
            return false;
        }
        outbox.retryLater(claim.mail(), reply);
        return true;
    }

    /// The connection broke between the end of the mail and the answer.
    @Transactional
    public boolean uncertain(Claimed claim, MailLease lease, String reason) {
        if (!record(claim, MailState.UNCERTAIN, reason)) {
            return false;
        }
        becameUncertain(claim.mail(), lease, reason);
        return true;
    }

    /// Somebody decided that an uncertain or failed mail is to be sent once more.
    ///
    /// @return false if it is neither
    @Transactional
    public boolean sendAgain(MailJob mail) {
        if (on(mail, REOPEN).update() == 0) {
            return false;
        }
        outbox.remove(mail);
        outbox.add(mail, JobPriority.NORMAL);
        return true;
    }

    /// A repeat counts as a retry, so a mail that kills its workers ends up dead in the outbox.
    private void becameUncertain(MailJob mail, MailLease lease, String reason) {
        log.warn(
                "Uncertain whether the mail was sent ({}): {} {}",
                reason,
                lease.onUncertain(),
                mail);
        switch (lease.onUncertain()) {
            case RESEND -> outbox.retryLater(mail, reason);
            case HOLD -> outbox.remove(mail);
        }
    }

    /// While somebody else has the mail, we ask again until it is sent or the lease is over. In any
    /// other case its job is not owed any more, and nobody but us would take it away.
    private Claim whyNot(MailJob mail) {
        Claim reason =
                on(mail, STATE)
                        .query(MailState.class)
                        .optional()
                        .map(MailLedger::whyNot)
                        .orElseGet(NothingToDo::new);
        if (reason instanceof Busy) {
            outbox.comesAgainSoon(mail);
        } else {
            outbox.remove(mail);
        }
        return reason;
    }

    private static Claim whyNot(MailState state) {
        return switch (state) {
            case PENDING, SENDING -> new Busy();
            case UNCERTAIN -> new Held();
            case SENT, FAILED, CANCELLED -> new NothingToDo();
        };
    }

    private boolean record(Claimed claim, MailState state, String reply) {
        return on(claim.mail(), RECORD)
                        .param("state", state.name())
                        .param("reply", reply)
                        .param("settled", state.isFinal())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    private boolean settled(Claimed claim) {
        outbox.remove(claim.mail());
        return true;
    }

    private JdbcClient.StatementSpec on(MailJob mail, String sql) {
        return switch (mail) {
            case MailFriend(UUID batch, UUID recipient) ->
                    jdbc.sql(
                                    sql.formatted(
                                            "mail_ledger",
                                            "batch_id = :batch and recipient_id = :recipient"))
                            .param("batch", batch)
                            .param("recipient", recipient);
            case MailAccount(UUID id) ->
                    jdbc.sql(sql.formatted("account_mail", "id = :id")).param("id", id);
        };
    }
}
