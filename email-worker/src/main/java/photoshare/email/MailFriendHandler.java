package photoshare.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import photoshare.db.Announcements;
import photoshare.db.Announcements.Announcement;
import photoshare.db.Announcements.Decision.Tell;
import photoshare.db.Announcements.Decision.Withhold;
import photoshare.db.MailFriend;
import photoshare.db.MailLease;
import photoshare.db.MailLedger;
import photoshare.db.MailLedger.Busy;
import photoshare.db.MailLedger.Claimed;
import photoshare.db.MailLedger.Held;
import photoshare.db.MailLedger.NothingToDo;

/// One mail to one friend. Whatever becomes of it stands in the ledger before the job is complete,
/// so a job that comes twice, or to two workers, is one mail.
///
/// If this process dies before the mail server took the mail, or after that and before the ledger
/// says so, the lease runs out and the mail is uncertain: the two cannot be told apart.
@Component
final class MailFriendHandler {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(MailFriendHandler.class);

    private final MailLedger ledger;
    private final Announcements announcements;
    private final FriendMailer mailer;
    private final MailServer server;
    private final MailLease lease;
    private final RetryTemplate untilRecorded;

    MailFriendHandler(
            MailLedger ledger,
            Announcements announcements,
            FriendMailer mailer,
            MailServer server,
            MailLease lease) {
        this.ledger = ledger;
        this.announcements = announcements;
        this.mailer = mailer;
        this.server = server;
        this.lease = lease;
        this.untilRecorded = whileDatabaseIsAway(lease.time());
    }

    void handle(MailFriend mail) {
        switch (ledger.claim(mail, lease)) {
            case Claimed claim -> carryOut(claim);
            case NothingToDo _ -> log.debug("Nothing to do any more: {}", mail);
            case Busy _ -> log.debug("Another worker has it: {}", mail);
            case Held _ -> log.debug("Somebody has to decide about it: {}", mail);
        }
    }

    private void carryOut(Claimed claim) {
        switch (announcements.decide(claim.mail())) {
            case Tell(Announcement announcement) -> record(claim, send(claim, announcement));
            case Withhold(String reason) -> {
                ledger.cancelled(claim, reason);
                log.info("Not sent, {}: {}", reason, claim.mail());
            }
        }
    }

    private Delivery send(Claimed claim, Announcement announcement) {
        try {
            return server.deliver(mailer.compose(announcement, claim.firstTryAt()));
        } catch (AddressException e) {
            return new Delivery.Refused("Not an address: " + e.getMessage());
        } catch (IOException | MessagingException e) {
            return new Delivery.Deferred("Not composed: " + e.getMessage());
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
