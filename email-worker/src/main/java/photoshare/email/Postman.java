package photoshare.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import photoshare.db.MailJob;
import photoshare.db.MailLease;
import photoshare.db.MailLedger;
import photoshare.db.MailLedger.Busy;
import photoshare.db.MailLedger.Claimed;
import photoshare.db.MailLedger.Held;
import photoshare.db.MailLedger.NothingToDo;

/// Carries one mail from claim to record. Whatever becomes of it stands in the ledger before the
/// job is complete, so a job that comes twice, or to two workers, is one mail.
///
/// If this process dies before the mail server took the mail, or after that and before the ledger
/// says so, the lease runs out and the mail is uncertain: the two cannot be told apart.
@Component
final class Postman {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final MailLedger ledger;
    private final MailServer server;
    private final MailLease lease;
    private final RetryTemplate untilRecorded;

    Postman(MailLedger ledger, MailServer server, MailLease lease) {
        this.ledger = ledger;
        this.server = server;
        this.lease = lease;
        this.untilRecorded = whileDatabaseIsAway(lease.time());
    }

    /// Writes the mail when it is ours to send, as things stand then.
    ///
    /// Given the time of the first attempt, it must compose the same mail every time.
    @FunctionalInterface
    interface Writing {
        /// @throws AddressException if the recipient's address is none
        /// @throws IOException if something that belongs into the mail cannot be read now
        Letter write(Instant firstTryAt) throws IOException, MessagingException;
    }

    void carry(MailJob mail, Writing writing) {
        switch (ledger.claim(mail, lease)) {
            case Claimed claim -> carryOut(claim, writing);
            case NothingToDo _ -> log.debug("Nothing to do any more: {}", mail);
            case Busy _ -> log.debug("Another worker has it: {}", mail);
            case Held _ -> log.debug("Somebody has to decide about it: {}", mail);
        }
    }

    private void carryOut(Claimed claim, Writing writing) {
        try {
            switch (writing.write(claim.firstTryAt())) {
                case Letter.Send(OutgoingMail mail) -> record(claim, server.deliver(mail));
                case Letter.Withhold(String reason) -> {
                    ledger.cancelled(claim, reason);
                    log.info("Not sent, {}: {}", reason, claim.mail());
                }
            }
        } catch (AddressException e) {
            record(claim, new Delivery.Refused("Not an address: " + e.getMessage()));
        } catch (IOException | MessagingException e) {
            record(claim, new Delivery.Deferred("Not composed: " + e.getMessage()));
        }
    }

    private void record(Claimed claim, Delivery delivery) {
        if (untilRecorded.invoke(() -> write(claim, delivery))) {
            log.info("Attempt {}: {}: {}", claim.attempt(), delivery, claim.mail());
        } else {
            log.warn("Another worker took over before this came: {}: {}", delivery, claim.mail());
        }
    }

    private boolean write(Claimed claim, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted(String reply) -> ledger.sent(claim, reply);
            case Delivery.Refused(String reply) -> ledger.failed(claim, reply);
            case Delivery.Deferred(String reason) -> ledger.tryLater(claim, reason);
            case Delivery.Unclear(String reason) -> ledger.uncertain(claim, lease, reason);
        };
    }

    /// The mail is out: a database that is away for a moment must not make that uncertain.
    private static RetryTemplate whileDatabaseIsAway(Duration most) {
        return new RetryTemplate(
                RetryPolicy.builder()
                        .includes(
                                TransactionException.class,
                                DataAccessResourceFailureException.class,
                                TransientDataAccessException.class)
                        .maxRetries(Long.MAX_VALUE)
                        .delay(PAUSE)
                        .timeout(most)
                        .build());
    }
}
