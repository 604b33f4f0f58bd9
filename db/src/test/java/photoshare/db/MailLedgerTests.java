package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.MailLease.OnUncertain;
import photoshare.db.MailLedger.Busy;
import photoshare.db.MailLedger.Claim;
import photoshare.db.MailLedger.Claimed;
import photoshare.db.MailLedger.Held;
import photoshare.db.MailLedger.NothingToDo;

@DatabaseTest
class MailLedgerTests {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final MailLease LEASE = new MailLease("email-1", LONG, OnUncertain.RESEND);
    private static final MailLease OTHER = new MailLease("email-2", LONG, OnUncertain.RESEND);
    private static final MailLease HOLD = new MailLease("email-2", LONG, OnUncertain.HOLD);
    private static final MailLease OVER = new MailLease("dead", Duration.ZERO, OnUncertain.RESEND);

    @Autowired MailLedger ledger;
    @Autowired BatchProgress progress;
    @Autowired People people;
    @Autowired JdbcClient jdbc;

    private MailFriend mail;

    @BeforeEach
    void oneMailIsOwed() {
        jdbc.sql("truncate account, outbox cascade").update();
        Person ana = people.person("Ana");
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        UUID batch = people.batchOf(ana, 1);
        UUID photo = people.photo(batch, "file");
        progress.close(batch);
        progress.settle(photo, People.ready(4000, 3000));
        mail = new MailFriend(batch, ben.id());
    }

    @Test
    void nothingIsOwedAnyMoreOnceTheMailIsSent() {
        Claimed claim = claimed(LEASE);
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(state()).isEqualTo(MailState.SENDING);
        assertThat(jobsOwed()).isEqualTo(1);

        assertThat(ledger.sent(claim, "250 OK")).isTrue();
        assertThat(state()).isEqualTo(MailState.SENT);
        assertThat(reply()).isEqualTo("250 OK");
        assertThat(jobsOwed()).isZero();
        assertThat(ledger.claim(mail, OTHER)).isEqualTo(new NothingToDo());
    }

    @Test
    void aRefusedOrCancelledMailIsOverAsWell() {
        ledger.failed(claimed(LEASE), "550 no such user");
        assertThat(state()).isEqualTo(MailState.FAILED);
        assertThat(jobsOwed()).isZero();

        oneMailIsOwed();
        ledger.cancelled(claimed(LEASE), "not friends any more");
        assertThat(state()).isEqualTo(MailState.CANCELLED);
        assertThat(jobsOwed()).isZero();
        assertThat(ledger.claim(mail, LEASE)).isEqualTo(new NothingToDo());
    }

    @Test
    void aMailThatIsUnknownIsNothingToDo() {
        var unknown = new MailFriend(UUID.randomUUID(), UUID.randomUUID());
        assertThat(ledger.claim(unknown, LEASE)).isEqualTo(new NothingToDo());
    }

    @Test
    void aMailWhoseBatchIsGoneIsNotOwedForEver() {
        jdbc.sql("delete from album").update();
        assertThat(jobsOwed()).isEqualTo(1);
        assertThat(ledger.claim(mail, LEASE)).isEqualTo(new NothingToDo());
        assertThat(jobsOwed()).isZero();
    }

    @Test
    void aMailThatIsHeldByTheNextWorkersRulesIsNotOwedForEver() {
        ledger.uncertain(claimed(LEASE), LEASE, "connection lost");
        assertThat(ledger.claim(mail, HOLD)).isEqualTo(new Held());
        assertThat(jobsOwed()).isZero();
    }

    @Test
    void nobodyElseGetsItWhileTheLeaseLasts() {
        claimed(LEASE);
        assertThat(ledger.claim(mail, OTHER)).isEqualTo(new Busy());
        assertThat(ledger.claim(mail, HOLD)).isEqualTo(new Busy());
    }

    @Test
    void aMailThatDidNotGoOutIsTriedLaterUnderItsFirstDate() {
        Claimed first = claimed(LEASE);
        ledger.tryLater(first, "451 busy");
        assertThat(state()).isEqualTo(MailState.PENDING);
        assertThat(reply()).isEqualTo("451 busy");
        assertThat(failuresOfJob()).isEqualTo(1);

        Claimed second = claimed(OTHER);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.firstTryAt()).isEqualTo(first.firstTryAt());
    }

    @Test
    void theMailOfADeadWorkerIsSentAgain() {
        Claimed dead = claimed(OVER);
        Claimed next = claimed(LEASE);
        assertThat(next.attempt()).isEqualTo(2);
        assertThat(next.firstTryAt()).isEqualTo(dead.firstTryAt());
        assertThat(failuresOfJob()).as("so that it does not go on forever").isEqualTo(1);
    }

    @Test
    void theMailOfADeadWorkerIsHeldUntilSomebodyDecides() {
        claimed(OVER);
        assertThat(ledger.claim(mail, HOLD)).isEqualTo(new Held());
        assertThat(ledger.claim(mail, HOLD)).isEqualTo(new Held());
        assertThat(state()).isEqualTo(MailState.UNCERTAIN);
        assertThat(reply()).isEqualTo("no word from dead since it began");
        assertThat(jobsOwed()).isZero();

        assertThat(ledger.sendAgain(mail)).isTrue();
        assertThat(ledger.sendAgain(mail)).isFalse();
        assertThat(jobsOwed()).isEqualTo(1);
        assertThat(claimed(HOLD).attempt()).isEqualTo(2);
    }

    @Test
    void aLostAnswerLeavesTheMailUncertain() {
        ledger.uncertain(claimed(LEASE), LEASE, "connection lost");
        assertThat(state()).isEqualTo(MailState.UNCERTAIN);
        assertThat(failuresOfJob()).isEqualTo(1);
        assertThat(claimed(LEASE).attempt()).isEqualTo(2);

        oneMailIsOwed();
        ledger.uncertain(claimed(HOLD), HOLD, "connection lost");
        assertThat(ledger.claim(mail, HOLD)).isEqualTo(new Held());
        assertThat(jobsOwed()).isZero();
    }

    @Test
    void aWorkerThatWasThoughtDeadMayStillTellTheTruth() {
        Claimed late = claimed(OVER);
        ledger.claim(mail, HOLD);
        assertThat(ledger.sent(late, "250 OK")).isTrue();
        assertThat(state()).isEqualTo(MailState.SENT);
    }

    @Test
    void aLateAnswerChangesNothingOnceSomebodyElseHasBegun() {
        Claimed late = claimed(OVER);
        claimed(OTHER);
        assertThat(ledger.sent(late, "250 OK")).isFalse();
        assertThat(ledger.failed(late, "550 no")).isFalse();
        assertThat(ledger.cancelled(late, "why")).isFalse();
        assertThat(ledger.tryLater(late, "451 busy")).isFalse();
        assertThat(ledger.uncertain(late, HOLD, "lost")).isFalse();
        assertThat(state()).isEqualTo(MailState.SENDING);
        assertThat(jobsOwed()).isEqualTo(1);
    }

    @Test
    void ofManyWhoAskAtOnceExactlyOneGetsIt() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int round = 1; round <= 25; round++) {
                Callable<Claim> ask = () -> ledger.claim(mail, LEASE);
                var claims = threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> ask).toList());
                assertThat(claims)
                        .extracting(Future::get)
                        .filteredOn(Claimed.class::isInstance)
                        .hasSize(1);
                assertThat(claims)
                        .extracting(Future::get)
                        .filteredOn(Busy.class::isInstance)
                        .hasSize(15);
                // every other round begins with a dead worker instead of a new mail
                if (round % 2 == 0) {
                    oneMailIsOwed();
                } else {
                    jdbc.sql("update mail_ledger set lease_until = now() - interval '1s'").update();
                }
            }
        }
    }

    private Claimed claimed(MailLease lease) {
        return (Claimed) ledger.claim(mail, lease);
    }

    private MailState state() {
        return jdbc.sql("select state from mail_ledger").query(MailState.class).single();
    }

    private String reply() {
        return jdbc.sql("select reply from mail_ledger").query(String.class).single();
    }

    private int jobsOwed() {
        return jdbc.sql("select count(*) from outbox").query(Integer.class).single();
    }

    private int failuresOfJob() {
        return jdbc.sql("select attempts from outbox").query(Integer.class).single();
    }
}
