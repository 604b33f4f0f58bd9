package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.broker.TestPeer.background;
import static photoshare.jobserver.engine.broker.TestPeer.foreground;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.broker.Operations.Drop;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

class OperationsTests {

    private static final Bytes F = Bytes.of("f");

    private final BrokerBench bench = new BrokerBench();
    private final Operations operations = bench.broker().operations();
    private final TestPeer client = bench.peer();

    @Test
    void cancelsAQueuedJob() {
        Bytes handle = client.submits(foreground("f", "u", "d"));

        assertThat(operations.cancel(handle)).isTrue();
        bench.commit();

        assertThat(client.hears()).containsExactly(new WorkReport.WorkFail(handle));
        assertThat(bench.worker("f").grabs()).isEqualTo(new Response.NoJob());
        assertThat(operations.cancel(handle)).isFalse();
    }

    @Test
    void aCancelledRunningJobEndsOnce() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(foreground("f", "u", "d"));
        worker.grabs();
        operations.cancel(handle);
        bench.commit();
        assertThat(client.hears()).containsExactly(new WorkReport.WorkFail(handle));

        assertThat(client.submits(foreground("f", "u", "d"))).isNotEqualTo(handle);
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(worker.hears()).isEmpty();
        assertThat(client.hears()).isEmpty();
        assertThat(worker.grabs()).isInstanceOf(Response.JobAssignUniq.class);
    }

    @Test
    void aCancelledRunningJobIsNotRunAgain() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(background("f", "", "d"));
        worker.grabs();
        operations.cancel(handle);
        worker.leaves();

        assertThat(bench.worker("f").grabs()).isEqualTo(new Response.NoJob());
    }

    @Test
    void functionsThatNobodyUsesAreForgotten() {
        IntStream.range(0, 1000)
                .forEach(number -> {
                    TestPeer worker = bench.worker("f" + number);
                    Bytes handle = client.submits(background("f" + number, "u", "d"));
                    worker.grabs();
                    worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
                    worker.leaves();
                });

        assertThat(operations.functions()).isEmpty();
        assertThat(operations.jobs()).isEmpty();
        assertThat(operations.peers()).hasSize(1);
    }

    @Test
    void aRefusedSubmissionLeavesNoFunctionBehind() {
        client.says(background("f", "u".repeat(65), "d"));

        assertThat(operations.functions()).isEmpty();
    }

    @Test
    void createdAndLimitedFunctionsStay() {
        operations.create(F);
        operations.limit(Bytes.of("g"), new QueueLimits(1, 1, 1));
        bench.worker("f", "g").leaves();

        assertThat(operations.functions())
                .extracting(Operations.FunctionView::name)
                .containsExactly(F, Bytes.of("g"));
        operations.limit(Bytes.of("g"), QueueLimits.NONE);
        assertThat(operations.functions()).hasSize(1);
    }

    @Test
    void dropsAFunctionThatNobodyWorksFor() {
        Bytes handle = client.submits(foreground("Resize", "", "d"));
        client.submits(
                new Request.SubmitJobEpoch(
                        Bytes.of("Resize"), Bytes.EMPTY, Long.MAX_VALUE, Bytes.EMPTY));

        assertThat(operations.drop(Bytes.of("resize"))).isEqualTo(Drop.DROPPED);
        bench.commit();

        assertThat(client.hears()).containsExactly(new WorkReport.WorkFail(handle));
        assertThat(operations.functions()).isEmpty();
        assertThat(operations.jobs()).isEmpty();
        assertThat(operations.drop(F)).isEqualTo(Drop.UNKNOWN);
    }

    @Test
    void doesNotDropAFunctionInUse() {
        TestPeer worker = bench.worker("f");

        assertThat(operations.drop(F)).isEqualTo(Drop.IN_USE);
        worker.leaves();
        assertThat(operations.drop(F)).isEqualTo(Drop.UNKNOWN);
    }

    @Test
    void saysSinceWhenTheOldestJobWaits() {
        var first = bench.now();
        client.submits(background("f", "", "1"));
        bench.pass(Duration.ofSeconds(1));
        client.submits(TestPeer.submission("f", "", "2", Priority.HIGH, true));

        assertThat(operations.functions().toList().getFirst().oldest()).contains(first);
        TestPeer worker = bench.worker("f");
        worker.grabs();
        worker.grabs();
        assertThat(operations.functions().toList().getFirst().oldest()).isEmpty();
    }

    @Test
    void cutsALongClientId() {
        client.says(new Request.SetClientId(Bytes.of("i".repeat(200))));

        assertThat(operations.peers().toList().getFirst().id().size()).isEqualTo(127);
    }
}
