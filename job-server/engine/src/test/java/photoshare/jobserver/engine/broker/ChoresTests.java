package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.broker.TestPeer.background;
import static photoshare.jobserver.engine.broker.TestPeer.foreground;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

class ChoresTests {

    private static final int VERY_MANY = 10 * Chores.PART;

    private final BrokerBench bench = new BrokerBench();
    private final TestPeer client = bench.peer();

    @Test
    void aDroppedFunctionWithVeryManyJobsHoldsNobodyUp() {
        submit(background("f", "", "d"));
        bench.broker().operations().drop(Bytes.of("f"));

        assertThat(jobs()).isEqualTo(VERY_MANY - Chores.PART);
        assertThat(bench.broker().nextDue()).isBefore(bench.now());
        assertThat(bench.worker("f").grabs()).isEqualTo(new Response.NoJob());
        finish();
        assertThat(jobs()).isZero();
    }

    @Test
    void aFunctionMayBeUsedAgainWhileItsOldJobsStillFail() {
        submit(background("f", "", "old"));
        bench.broker().operations().drop(Bytes.of("f"));
        client.submits(background("f", "", "new"));

        assertThat(bench.worker("f").grabsData()).isEqualTo("new");
        finish();
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void aClientThatLeavesVeryManyJobsHoldsNobodyUp() {
        submit(foreground("f", "", "d"));
        client.leaves();

        assertThat(jobs()).isBetween(VERY_MANY - 2L * Chores.PART, VERY_MANY - (long) Chores.PART);
        finish();
        assertThat(jobs()).isZero();
    }

    @Test
    void aJobThatEndsBeforeItsTurnComesEndsOnce() {
        submit(foreground("f", "", "d"));
        TestPeer worker = bench.worker("f");
        client.leaves();
        Bytes last = bench.broker().operations().jobs().toList().getLast().handle();
        assertThat(bench.broker().operations().cancel(last)).isTrue();
        assertThat(bench.broker().operations().cancel(last)).isFalse();
        finish();

        assertThat(jobs()).isZero();
        assertThat(worker.grabs()).isEqualTo(new Response.NoJob());
    }

    @Test
    void aWorkerThatLosesVeryManyJobsHoldsNobodyUp() {
        submit(background("f", "", "d"));
        TestPeer worker = bench.worker("f");
        for (int i = 0; i < VERY_MANY; i++) {
            worker.grabs();
        }
        worker.says(new Request.ResetAbilities());

        assertThat(running()).isBetween(VERY_MANY - 2 * Chores.PART, VERY_MANY - Chores.PART);
        finish();
        assertThat(running()).isZero();
        assertThat(jobs()).isEqualTo(VERY_MANY);
    }

    private void submit(Request job) {
        for (int i = 0; i < VERY_MANY; i++) {
            client.says(job);
        }
        client.hears();
    }

    private void finish() {
        while (bench.broker().nextDue().equals(Instant.EPOCH)) {
            bench.pass(Duration.ZERO);
        }
    }

    private long jobs() {
        return bench.broker().operations().jobs().count();
    }

    private int running() {
        return bench.broker()
                .operations()
                .functions()
                .mapToInt(Operations.FunctionView::running)
                .sum();
    }
}
