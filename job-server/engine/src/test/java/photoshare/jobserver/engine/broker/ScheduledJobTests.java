package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.broker.TestPeer.background;
import static photoshare.jobserver.engine.broker.TestPeer.submission;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

class ScheduledJobTests {

    private static final Response NO_JOB = new Response.NoJob();

    private final BrokerBench bench = new BrokerBench();
    private final TestPeer client = bench.peer();

    @Test
    void wakesAWorkerAtTheSecond() {
        TestPeer worker = bench.sleeper("f");
        client.submits(in(Duration.ofSeconds(2), "u"));

        bench.pass(Duration.ofMillis(1999));
        assertThat(worker.hears()).isEmpty();
        assertThat(bench.broker().nextDue()).isEqualTo(bench.now().plusMillis(1));
        bench.pass(Duration.ofMillis(1));
        assertThat(worker.hears()).containsExactly(new Response.Noop());
        assertThat(worker.grabsData()).isEqualTo("later");
    }

    @Test
    void aHeldJobLetsOthersPastAndDoesNotWakeAnybody() {
        TestPeer worker = bench.worker("f");
        client.submits(in(Duration.ofHours(1), "u"));
        client.submits(submission("f", "", "low", Priority.LOW, true));

        assertThat(worker.grabsData()).isEqualTo("low");
        assertThat(worker.grabs()).isEqualTo(NO_JOB);
        assertThat(worker.sleeps().hears()).isEmpty();
        assertThat(bench.broker().operations().functions().toList().getFirst().total())
                .isEqualTo(2);
    }

    @Test
    void aPastOrMissingTimeMeansNow() {
        for (long seconds : new long[] {0, -5, 1}) {
            client.submits(
                    new Request.SubmitJobEpoch(
                            Bytes.of("f"), Bytes.EMPTY, seconds, Bytes.of("now")));
            assertThat(bench.worker("f").grabsData()).isEqualTo("now");
        }
    }

    @Test
    void theLastMomentOfTimeIsNoMistake() {
        client.submits(
                new Request.SubmitJobEpoch(
                        Bytes.of("f"), Bytes.EMPTY, Long.MAX_VALUE, Bytes.of("never")));

        assertThat(bench.worker("f").grabs()).isEqualTo(NO_JOB);
    }

    @Test
    void theEarlierTimeOfTwoSubmissionsCounts() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(in(Duration.ofHours(2), "u"));

        assertThat(client.submits(in(Duration.ofHours(3), "u"))).isEqualTo(handle);
        assertThat(client.submits(in(Duration.ofHours(1), "u"))).isEqualTo(handle);
        bench.pass(Duration.ofMinutes(59));
        assertThat(worker.grabs()).isEqualTo(NO_JOB);
        worker.sleeps();
        assertThat(client.submits(background("f", "u", "now"))).isEqualTo(handle);
        assertThat(worker.hears()).containsExactly(new Response.Noop());
        assertThat(worker.grabsData()).isEqualTo("later");
        bench.pass(Duration.ofHours(3));
        assertThat(worker.grabs()).isEqualTo(NO_JOB);
    }

    @Test
    void aCancelledJobNeverRuns() {
        Bytes handle = client.submits(in(Duration.ofSeconds(1), "u"));
        bench.broker().operations().cancel(handle);
        bench.pass(Duration.ofSeconds(2));

        assertThat(bench.worker("f").grabs()).isEqualTo(NO_JOB);
    }

    private Request in(Duration time, String unique) {
        return new Request.SubmitJobEpoch(
                Bytes.of("f"),
                Bytes.of(unique),
                bench.now().plus(time).getEpochSecond(),
                Bytes.of("later"));
    }
}
