package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.broker.TestPeer.background;
import static photoshare.jobserver.engine.broker.TestPeer.foreground;
import static photoshare.jobserver.engine.broker.TestPeer.submission;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.store.MemoryJobStore;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

class AssignmentTests {

    private static final Bytes F = Bytes.of("f");

    private final BrokerBench bench = new BrokerBench();
    private final TestPeer client = bench.peer();

    @Test
    void handsOutByPriorityAndFirstInFirstOut() {
        for (String data : List.of("1", "2")) {
            for (Priority priority : List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH)) {
                client.submits(submission("f", "", priority + data, priority, data.equals("1")));
            }
        }

        assertThat(grabs(bench.worker("f"), 6))
                .containsExactly("HIGH1", "HIGH2", "NORMAL1", "NORMAL2", "LOW1", "LOW2");
    }

    @Test
    void takesTheMostUrgentJobOverAllFunctions() {
        client.submits(submission("a", "", "a-low", Priority.LOW, true));
        client.submits(submission("b", "", "b-normal", Priority.NORMAL, true));
        client.submits(submission("c", "", "c-high", Priority.HIGH, true));

        assertThat(grabs(bench.worker("a", "b", "c"), 3))
                .containsExactly("c-high", "b-normal", "a-low");
    }

    @Test
    void takesFunctionsInTurn() {
        for (String data : List.of("1", "2")) {
            client.submits(background("a", "", "a" + data));
            client.submits(background("b", "", "b" + data));
        }

        assertThat(grabs(bench.worker("a", "b"), 4)).containsExactly("a1", "b1", "a2", "b2");
    }

    @Test
    void hasNoJobForAWorkerThatCanDoNothing() {
        client.submits(background("f", "", "d"));

        assertThat(bench.peer().grabs()).isEqualTo(new Response.NoJob());
        assertThat(bench.worker("g").grabs()).isEqualTo(new Response.NoJob());
    }

    @Test
    void aWorkerMayHoldSeveralJobs() {
        TestPeer worker = bench.worker("f");
        Bytes first = client.submits(foreground("f", "", "1"));
        Bytes second = client.submits(foreground("f", "", "2"));
        grabs(worker, 2);

        worker.says(new WorkReport.WorkComplete(second, Bytes.EMPTY));
        worker.says(new WorkReport.WorkComplete(first, Bytes.EMPTY));

        assertThat(client.hears()).hasSize(2);
    }

    @Test
    void putsALostJobAtTheTailAndForgetsItsProgress() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(foreground("f", "", "lost"));
        client.submits(background("f", "", "next"));
        worker.grabs();
        worker.says(new WorkReport.WorkStatus(handle, Bytes.of("1"), Bytes.of("2")));
        client.hears();
        worker.leaves();

        assertThat(client.says(new Request.GetStatus(handle)).hears())
                .containsExactly(new Response.StatusResponse(handle, true, false, 0, 0));
        assertThat(retries(handle)).isEqualTo(1);
        TestPeer successor = bench.worker("f");
        assertThat(grabs(successor, 2)).containsExactly("next", "lost");
        successor.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(client.hears()).hasSize(1);
    }

    @Test
    void cantDoAndResetAbilitiesGiveRunningJobsBack() {
        for (Request end : List.of(new Request.CantDo(F), new Request.ResetAbilities())) {
            TestPeer worker = bench.worker("f");
            Bytes handle = client.submits(background("f", "", "d"));
            worker.grabs();
            worker.says(end);
            assertThat(worker.hears()).isEmpty();
            assertThat(retries(handle)).isEqualTo(1);

            worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
            assertThat(worker.hearsOne()).isInstanceOf(Response.ErrorResponse.class);
            assertThat(worker.grabs()).isEqualTo(new Response.NoJob());
            assertThat(bench.worker("f").grabsData()).isEqualTo("d");
        }
    }

    @Test
    void cantDoForWhatWasNeverSaidIsNoMistake() {
        assertThat(bench.peer().says(new Request.CantDo(F)).hears()).isEmpty();
    }

    @Test
    void saysTwiceWhatItCanDoAndCountsOnce() {
        bench.worker("f", "f");

        assertThat(bench.broker().operations().functions().toList().getFirst().workers())
                .isEqualTo(1);
    }

    @Test
    void takesAJobBackThatTakesTooLong() {
        TestPeer worker = bench.peer();
        worker.says(new Request.CanDoTimeout(F, Duration.ofMillis(1500)));
        Bytes handle = client.submits(foreground("f", "", "slow"));
        worker.grabs();

        bench.pass(Duration.ofMillis(1499));
        assertThat(retries(handle)).isZero();
        bench.pass(Duration.ofMillis(1));
        assertThat(retries(handle)).isEqualTo(1);
        assertThat(client.hears()).isEmpty();
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(worker.hearsOne()).isInstanceOf(Response.ErrorResponse.class);
        assertThat(worker.grabsData()).isEqualTo("slow");
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(client.hears()).hasSize(1);
    }

    @Test
    void aTimeoutOfLessThanASecondCountsAsASecond() {
        TestPeer worker = bench.peer();
        worker.says(new Request.CanDoTimeout(F, Duration.ofMillis(10)));
        Bytes handle = client.submits(foreground("f", "", "slow"));
        worker.grabs();

        bench.pass(Duration.ofMillis(999));
        assertThat(retries(handle)).isZero();
        bench.pass(Duration.ofMillis(1));
        assertThat(retries(handle)).isEqualTo(1);
    }

    @Test
    void aTimeoutOfZeroIsNone() {
        TestPeer worker = bench.peer();
        worker.says(new Request.CanDoTimeout(F, Duration.ZERO));
        Bytes handle = client.submits(foreground("f", "", "slow"));
        worker.grabs();
        bench.pass(Duration.ofDays(300));

        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(client.hears()).hasSize(1);
    }

    @Test
    void anEndlessTimeoutIsNoMistake() {
        TestPeer worker = bench.peer();
        worker.says(new Request.CanDoTimeout(F, Duration.ofMillis(Long.MAX_VALUE)));
        client.submits(background("f", "", "d"));

        assertThat(worker.grabsData()).isEqualTo("d");
    }

    @Test
    void failsAJobThatWasLostTooOften() {
        var strict = new BrokerBench(new MemoryJobStore(), 3);
        TestPeer waiting = strict.peer();
        Bytes handle = waiting.submits(foreground("f", "", "d"));
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(waiting.hears()).isEmpty();
            TestPeer worker = strict.worker("f");
            worker.grabs();
            worker.leaves();
        }

        assertThat(waiting.hears()).containsExactly(new WorkReport.WorkFail(handle));
        assertThat(strict.worker("f").grabs()).isEqualTo(new Response.NoJob());
    }

    @Test
    void doesNotRunAJobAgainThatNobodyWaitsFor() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(foreground("f", "", "d"));
        worker.grabs();
        client.leaves();

        worker.says(new WorkReport.WorkStatus(handle, Bytes.of("1"), Bytes.of("2")));
        assertThat(worker.hears()).isEmpty();
        worker.leaves();
        assertThat(bench.worker("f").grabs()).isEqualTo(new Response.NoJob());
        assertThat(bench.broker().operations().jobs()).isEmpty();
    }

    @Test
    void aPeerThatDoesItsOwnJobTakesItAway() {
        TestPeer both = bench.worker("f");
        both.submits(foreground("f", "", "d"));
        both.grabs();
        both.leaves();

        assertThat(bench.broker().operations().jobs()).isEmpty();
    }

    @Test
    void refusesAResultFromSomebodyElse() {
        Bytes handle = client.submits(foreground("f", "", "d"));
        bench.worker("f").grabs();
        TestPeer stranger = bench.worker("f");

        stranger.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(stranger.hearsOne())
                .isEqualTo(
                        new Response.ErrorResponse(
                                ErrorCode.JOB_NOT_FOUND, "Job given in work result not found"));
        assertThat(client.hears()).isEmpty();
    }

    private int retries(Bytes handle) {
        return bench.broker()
                .operations()
                .jobs()
                .filter(job -> job.handle().equals(handle))
                .findFirst()
                .orElseThrow()
                .retries();
    }

    private static List<String> grabs(TestPeer worker, int jobs) {
        return IntStream.range(0, jobs).mapToObj(_ -> worker.grabsData()).toList();
    }
}
