package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class OutboxTests {

    @Autowired Outbox outbox;
    @Autowired JdbcClient jdbc;
    @Autowired Notifications notifications;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate outbox").update();
    }

    @Test
    void handsOutADueRowOnceAndAgainWhenNothingCameOfIt() {
        var job = owedJob();
        var entry = outbox.claimDue(10).getFirst();

        assertThat(entry.uniqueId()).isEqualTo(job.uniqueId());
        assertThat(entry.function()).isEqualTo("resize-photo");
        assertThat(entry.payload()).isEqualTo("{\"photoId\":\"" + job.photoId() + "\"}");
        assertThat(outbox.claimDue(10)).isEmpty();
        assertThat(outbox.untilNextDue()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));

        outbox.everythingIsDue();
        assertThat(outbox.untilNextDue()).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(outbox.claimDue(10)).hasSize(1);
    }

    @Test
    void waitsLongerAfterEachSubmissionButNeverLongerThanTheBound() {
        var job = owedJob();
        assertThat(Stream.generate(this::waitAfterSubmission).limit(7))
                .containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
        jdbc.sql("update outbox set submissions = 100000").update();
        assertThat(waitAfterSubmission()).isEqualTo(600);

        outbox.comesAgainSoon(job);
        assertThat(wait(outbox.untilNextDue())).isEqualTo(30);
        assertThat(waitAfterSubmission()).isEqualTo(30);

        waitAfterSubmission();
        outbox.retryLater(job, "the disk is full");
        assertThat(waitAfterSubmission()).as("it was handed out").isEqualTo(30);
    }

    /// In seconds.
    private long waitAfterSubmission() {
        jdbc.sql("update outbox set due_at = now()").update();
        assertThat(outbox.claimDue(10)).hasSize(1);
        return wait(outbox.untilNextDue());
    }

    private static long wait(Duration untilNextDue) {
        return Math.ceilDiv(untilNextDue.toSeconds() + 1, 30) * 30;
    }

    @Test
    void owesAJobOnceHoweverOftenItIsAdded() {
        var job = owedJob();
        outbox.add(job, JobPriority.HIGH);
        assertThat(outbox.claimDue(10)).hasSize(1);

        outbox.remove(job);
        outbox.everythingIsDue();
        assertThat(outbox.claimDue(10)).isEmpty();
    }

    @Test
    void handsOutTheOldestFirst() {
        var first = owedJob();
        var second = owedJob();
        assertThat(outbox.claimDue(10))
                .extracting(Outbox.Entry::uniqueId)
                .containsExactly(first.uniqueId(), second.uniqueId());
    }

    @Test
    void waitsLongerAfterEachFailureAndGivesUpInTheEnd() {
        var job = owedJob();
        outbox.retryLater(job, "the disk is full");
        assertThat(outbox.untilNextDue()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
        outbox.retryLater(job, "the disk is full");
        assertThat(outbox.untilNextDue()).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(4));

        outbox.everythingIsDue();
        assertThat(outbox.claimDue(10)).as("a retry keeps its time").isEmpty();

        jdbc.sql("update outbox set due_at = now()").update();
        assertThat(outbox.claimDue(10)).hasSize(1);
        outbox.everythingIsDue();
        assertThat(outbox.claimDue(10)).as("what was retried is like any other").hasSize(1);

        for (int i = 0; i < 10; i++) {
            outbox.retryLater(job, "the disk is full");
        }
        assertThat(outbox.debt()).isEqualTo(new Outbox.Debt(0, 1));
    }

    @Test
    void beginsAnewWithWhatWasGivenUpWhenSomebodySaysSo() {
        var job = owedJob();
        for (int i = 0; i < 12; i++) {
            outbox.retryLater(job, "the disk is full");
        }
        assertThat(outbox.claimDue(10)).isEmpty();

        outbox.revive();
        assertThat(outbox.debt()).isEqualTo(new Outbox.Debt(1, 0));
        assertThat(outbox.claimDue(10)).hasSize(1);
        outbox.retryLater(job, "the disk is still full");
        assertThat(outbox.debt().dead()).isZero();
    }

    @Test
    void twoNodesNeverClaimTheSameRow() throws Exception {
        int jobs = 400;
        for (int i = 0; i < jobs; i++) {
            owedJob();
        }
        Set<String> claimed = ConcurrentHashMap.newKeySet();
        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (int node = 0; node < 4; node++) {
                nodes.submit(() -> {
                    var rows = outbox.claimDue(7);
                    while (!rows.isEmpty()) {
                        rows.forEach(row -> assertThat(claimed.add(row.uniqueId())).isTrue());
                        rows = outbox.claimDue(7);
                    }
                });
            }
        }
        assertThat(claimed).hasSize(jobs);
    }

    @Test
    void ringsABellWhenAJobIsOwed() throws Exception {
        var rung = new CountDownLatch(2);
        notifications.stop();
        notifications.listen("outbox", _ -> rung.countDown());
        notifications.start();
        while (rung.getCount() == 2) {
            Thread.onSpinWait(); // the first bell says that the connection stands
        }
        owedJob();
        assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private ResizePhoto owedJob() {
        var job = new ResizePhoto(UUID.randomUUID());
        outbox.add(job, JobPriority.NORMAL);
        return job;
    }
}
