package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.broker.TestPeer.background;
import static photoshare.jobserver.engine.broker.TestPeer.foreground;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

class StoredJobTests {

    private static final Response REFUSED =
            new Response.ErrorResponse(ErrorCode.QUEUE_ERROR, "The job could not be stored");

    private final FragileJobStore store = new FragileJobStore();
    private final BrokerBench bench = new BrokerBench(store, 0);
    private final TestPeer client = bench.peer();

    @Test
    void backgroundJobsAreThereAfterARestart() {
        TestPeer worker = bench.worker("f");
        client.submits(background("f", "", "1"));
        client.submits(background("f", "", "2"));
        client.submits(foreground("f", "", "nobody will wait for this one"));
        Bytes third = client.submits(background("f", "u", ""));
        worker.grabs();
        worker.leaves();
        var restarted = new BrokerBench(store, 0);

        TestPeer successor = restarted.worker("f");
        assertThat(successor.grabsData()).isEqualTo("1");
        assertThat(successor.grabsData()).isEqualTo("2");
        assertThat(restarted.peer().submits(background("f", "u", ""))).isEqualTo(third);
        assertThat(successor.grabsData()).isEmpty();
        assertThat(successor.grabs()).isEqualTo(new Response.NoJob());
        assertThat(restarted.broker().operations().jobs())
                .extracting(Operations.JobView::retries)
                .containsExactlyInAnyOrder(1, 0, 0);
    }

    @Test
    void aHeldJobIsStillHeldAfterARestart() {
        client.submits(
                new Request.SubmitJobEpoch(
                        Bytes.of("f"),
                        Bytes.EMPTY,
                        bench.now().plusSeconds(60).getEpochSecond(),
                        Bytes.of("later")));
        var restarted = new BrokerBench(store, 0);

        TestPeer worker = restarted.worker("f");
        assertThat(worker.grabs()).isEqualTo(new Response.NoJob());
        restarted.pass(Duration.ofSeconds(60));
        assertThat(worker.grabsData()).isEqualTo("later");
    }

    @Test
    void jobsThatAreOverAreForgotten() {
        TestPeer worker = bench.worker("f");
        Bytes done = client.submits(background("f", "", "d"));
        Bytes cancelled = client.submits(background("f", "", "d"));
        worker.grabs();
        worker.says(new WorkReport.WorkComplete(done, Bytes.EMPTY));
        bench.broker().operations().cancel(cancelled);
        bench.commit();

        assertThat(store.size()).isZero();
    }

    @Test
    void aForegroundJobIsStoredWhenItIsJoinedInBackground() {
        client.submits(foreground("f", "u", "d"));
        assertThat(store.size()).isZero();
        bench.peer().submits(background("f", "u", "d"));
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void nothingIsAcknowledgedThatTheStoreDoesNotKeep() {
        store.breaks();

        client.says(
                background("f", "", "1"),
                new Request.EchoRequest(Bytes.of("between")),
                background("f", "u", "2"),
                background("f", "u", "2"));

        assertThat(client.hears())
                .containsExactly(
                        REFUSED, new Response.EchoResponse(Bytes.of("between")), REFUSED, REFUSED);
        assertThat(bench.broker().isStoreWritable()).isFalse();
        assertThat(bench.worker("f").grabs()).isEqualTo(new Response.NoJob());
        assertThat(bench.broker().operations().jobs()).isEmpty();
    }

    @Test
    void aWorkerDoesNotGetAJobThatIsTakenBackInTheSameBatch() {
        TestPeer worker = bench.worker("f");
        store.breaks();
        bench.broker().received(client.peer(), background("f", "", "d"), bench.now());
        bench.broker().received(worker.peer(), new Request.GrabJobUniq(), bench.now());
        bench.commit();

        assertThat(client.hearsOne()).isEqualTo(REFUSED);
        assertThat(worker.hearsOne()).isEqualTo(new Response.NoJob());
        assertThat(bench.broker().isIdle()).isTrue();
    }

    @Test
    void aForegroundJobSurvivesTheRefusalOfABackgroundClientThatJoinedIt() {
        Bytes handle = client.submits(foreground("f", "u", "d"));
        TestPeer other = bench.peer();
        store.breaks();
        assertThat(other.says(background("f", "u", "d")).hearsOne()).isEqualTo(REFUSED);

        TestPeer worker = bench.worker("f");
        worker.grabs();
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(client.hears()).hasSize(1);
    }

    @Test
    void whileTheStoreIsBrokenOnlyNewBackgroundJobsAreRefused() {
        Bytes stored = client.submits(background("f", "u", "d"));
        store.breaks();
        client.says(background("f", "", "d")).hears();

        assertThat(client.says(background("f", "", "d")).hearsOne()).isEqualTo(REFUSED);
        assertThat(client.submits(background("f", "u", "d"))).isEqualTo(stored);
        client.submits(foreground("f", "", "d"));
    }

    @Test
    void triesAgainAndTellsTheRemovalsAgain() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(background("f", "", "d"));
        worker.grabs();
        store.breaks();
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(bench.broker().isStoreWritable()).isFalse();
        assertThat(bench.broker().nextDue()).isEqualTo(bench.now().plus(StoredJobs.PAUSE));

        store.isRepaired();
        bench.pass(StoredJobs.PAUSE);

        assertThat(bench.broker().isStoreWritable()).isTrue();
        assertThat(store.size()).isZero();
        client.submits(background("f", "", "d"));
    }

    @Test
    void aStoreThatFailsInTheMiddleOfABatchLosesTheWholeBatch() {
        store.refusesToAdd("2");

        client.says(background("f", "", "1"), background("f", "", "2"));
        assertThat(client.hears()).containsExactly(REFUSED, REFUSED);
        bench.pass(StoredJobs.PAUSE);
        assertThat(store.size()).isZero();
    }
}
