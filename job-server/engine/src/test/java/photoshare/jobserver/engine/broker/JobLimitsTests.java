package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.store.MemoryJobStore;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// What jobs may cost.
class JobLimitsTests {

    private static final JobLimits LIMITS = new JobLimits(3, 3, 3, 1 << 20);
    private static final String FULL = "QUEUE_ERROR, text=Job queue is full";

    private final BrokerBench bench = new BrokerBench(new MemoryJobStore(), LIMITS);

    @Test
    void aFunctionHasSoManyJobsAndNoMore() {
        TestPeer client = bench.peer();
        for (int i = 0; i < 3; i++) {
            client.submits(TestPeer.background("f", "u" + i, "d"));
        }

        assertRefused(client, TestPeer.background("f", "", "d"), FULL);
        client.submits(TestPeer.background("g", "", "d"));
        client.submits(TestPeer.background("f", "u1", "joins"));
        bench.worker("f").grabs();
        assertRefused(client, TestPeer.background("f", "", "d"), FULL);
    }

    @Test
    void anOperatorMayLimitAFunctionOtherwise() {
        TestPeer client = bench.peer();
        Operations operations = bench.broker().operations();
        operations.limit(Bytes.of("f"), QueueLimits.equal(1));
        operations.limit(Bytes.of("g"), QueueLimits.NONE);
        client.submits(TestPeer.background("f", "", "d"));
        for (int i = 0; i < 4; i++) {
            client.submits(TestPeer.background("g", "", "d"));
        }

        assertRefused(client, TestPeer.background("f", "", "d"), FULL);
    }

    @Test
    void aConnectionWaitsForSoManyJobsAndNoMore() {
        TestPeer client = bench.peer();
        Bytes handle = client.submits(TestPeer.foreground("f", "u", "d"));
        client.submits(TestPeer.foreground("f", "u", "d"));
        client.submits(TestPeer.foreground("g", "", "d"));

        assertRefused(client, TestPeer.foreground("h", "", "d"), "waits for too many jobs");
        client.submits(TestPeer.background("h", "", "d"));
        bench.peer().submits(TestPeer.foreground("h", "", "d"));

        TestPeer worker = bench.worker("f");
        worker.grabs();
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        client.hears();
        client.submits(TestPeer.foreground("h", "", "d"));
    }

    @Test
    void aConnectionCanDoSoManyFunctionsAndNoMore() {
        TestPeer worker = bench.worker("a", "b", "c");

        assertRefused(worker, new Request.CanDo(Bytes.of("d")), "can do too many functions");
        worker.canDo("a");
        assertThat(worker.hears()).isEmpty();
        worker.says(new Request.CantDo(Bytes.of("a")));
        worker.canDo("d");
        assertThat(worker.hears()).isEmpty();
    }

    @Test
    void allJobsTogetherOccupySoMuchAndNoMore() {
        TestPeer client = bench.peer();
        String half = "d".repeat(1 << 19);
        Bytes handle = client.submits(TestPeer.background("f", "u", half));

        assertRefused(client, TestPeer.background("g", "", half), FULL);
        client.submits(TestPeer.foreground("f", "u", "joins"));
        TestPeer worker = bench.worker("f");
        worker.grabs();
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        client.hears();
        client.submits(TestPeer.background("g", "", half));
    }

    @Test
    void workersCanRegisterWhenNoMoreJobsComeIn() {
        TestPeer client = bench.peer();
        client.submits(TestPeer.background("f", "", "d".repeat((1 << 20) - 3000)));
        assertRefused(client, TestPeer.background("f", "", "d".repeat(3000)), FULL);

        assertThat(bench.worker("f").grabs()).isInstanceOf(Response.JobAssignUniq.class);
    }

    @Test
    void namesAreNotRememberedWithoutEnd() {
        TestPeer client = bench.peer();
        Operations operations = bench.broker().operations();
        int created = 0;
        while (operations.create(Bytes.of("function" + created))) {
            created++;
        }

        assertThat(created).isBetween(1000, 2000);
        assertThat(operations.limit(Bytes.of("other"), QueueLimits.equal(1))).isFalse();
        assertRefused(client, new Request.CanDo(Bytes.of("other")), "too many functions");
        assertRefused(client, TestPeer.background("function1", "", "d"), FULL);
        operations.drop(Bytes.of("function1"));
        client.canDo("other");
        assertThat(client.hears()).isEmpty();
    }

    @Test
    void everythingThatEndsGivesItsRoomBack() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            TestPeer client = bench.peer();
            TestPeer worker = bench.worker("f" + round);
            Request job =
                    TestPeer.submission(
                            "f" + round,
                            "u",
                            "d".repeat(random.nextInt(5000)),
                            Priority.NORMAL,
                            false);
            Bytes handle = client.submits(job);
            client.submits(job);
            switch (random.nextInt(4)) {
                case 0 -> bench.broker().operations().cancel(handle);
                case 1 -> {
                    worker.grabs();
                    bench.broker().operations().cancel(handle);
                }
                case 2 -> {
                    worker.grabs();
                    worker.says(new WorkReport.WorkFail(handle));
                }
                default -> worker.grabs();
            }
            client.leaves();
            worker.leaves();
        }

        bench.peer().submits(TestPeer.background("f", "", "d".repeat((1 << 20) - 1500)));
    }

    private static void assertRefused(TestPeer peer, Request request, String reason) {
        assertThat(peer.says(request).hearsOne().toString()).contains(reason);
    }
}
