package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.broker.TestPeer.background;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

class WakeupTests {

    private static final Response NOOP = new Response.Noop();

    private final BrokerBench bench = new BrokerBench();
    private final TestPeer client = bench.peer();

    @Test
    void tellsASleeperOnceUntilItHasAsked() {
        TestPeer worker = bench.sleeper("f");

        client.submits(background("f", "", "1"));
        client.submits(background("f", "", "2"));

        assertThat(worker.hears()).containsExactly(NOOP);
        worker.grabs();
        worker.grabs();
        worker.sleeps();
        client.submits(background("f", "", "3"));
        assertThat(worker.hears()).containsExactly(NOOP);
    }

    @Test
    void tellsNobodyWhoIsAwakeOrCannotDoIt() {
        TestPeer awake = bench.worker("f");
        TestPeer elsewhere = bench.sleeper("g");

        client.submits(background("f", "", "d"));

        assertThat(awake.hears()).isEmpty();
        assertThat(elsewhere.hears()).isEmpty();
    }

    @Test
    void wakesAtOnceIfThereIsWorkEvenIfItWasToldBefore() {
        TestPeer worker = bench.worker("f");
        client.submits(background("f", "", "d"));

        assertThat(worker.sleeps().hears()).containsExactly(NOOP);
        assertThat(worker.sleeps().hears()).containsExactly(NOOP);
    }

    @Test
    void aWorkerThatLearnsInItsSleepIsTold() {
        client.submits(background("f", "", "d"));
        TestPeer worker = bench.sleeper("g");

        assertThat(worker.canDo("f").hears()).containsExactly(NOOP);
    }

    @Test
    void oneJobRousesOneOfTwoThousand() {
        List<TestPeer> crowd = crowd(2000);

        client.submits(background("f", "", "d"));

        assertThat(told(crowd)).hasSize(1);
    }

    @Test
    void asManyAreToldAsThereAreJobs() {
        List<TestPeer> crowd = crowd(10);

        IntStream.range(0, 4).forEach(_ -> client.submits(background("f", "", "d")));

        assertThat(told(crowd)).hasSize(4);
    }

    @Test
    void theNextIsToldWhenTheFirstDoesNotCome() {
        List<TestPeer> crowd = crowd(3);
        client.submits(background("f", "", "d"));
        assertThat(told(crowd)).containsExactly(crowd.get(0));

        bench.pass(Wakeups.PATIENCE);
        assertThat(told(crowd)).containsExactly(crowd.get(1));
        crowd.get(1).grabs();
        bench.pass(Wakeups.PATIENCE);
        assertThat(told(crowd)).isEmpty();
    }

    @Test
    void theNextIsToldAtOnceWhenTheFirstLeaves() {
        List<TestPeer> crowd = crowd(2);
        client.submits(background("f", "", "d"));
        crowd.get(0).leaves();

        assertThat(crowd.get(1).hears()).containsExactly(NOOP);
    }

    @Test
    void theNextIsToldAtOnceWhenTheFirstUnlearns() {
        for (Request unlearn :
                List.of(new Request.CantDo(Bytes.of("f")), new Request.ResetAbilities())) {
            List<TestPeer> crowd = crowd(2);
            Bytes handle = client.submits(background("f", "", "d"));
            crowd.get(0).says(unlearn);

            assertThat(crowd.get(1).hears()).containsExactly(NOOP);
            crowd.get(1).leaves();
            bench.broker().operations().cancel(handle);
        }
    }

    @Test
    void theNextIsToldWhenTheFirstTakesSomethingElse() {
        TestPeer versatile = bench.sleeper("f", "g");
        TestPeer second = bench.sleeper("f");
        client.submits(background("f", "", "for f"));
        client.says(TestPeer.submission("g", "", "for g", Priority.HIGH, true));
        versatile.hears();

        assertThat(versatile.grabsData()).isEqualTo("for g");
        assertThat(second.hears()).containsExactly(NOOP);
    }

    @Test
    void aLostJobWakesASleeper() {
        TestPeer worker = bench.worker("f");
        client.submits(background("f", "", "d"));
        worker.grabs();
        TestPeer sleeper = bench.sleeper("f");
        assertThat(sleeper.hears()).isEmpty();

        worker.leaves();
        assertThat(sleeper.hears()).containsExactly(NOOP);
    }

    @Test
    void aWorkerThatSleepsWhileItWorksIsTold() {
        TestPeer worker = bench.worker("f");
        client.submits(background("f", "", "1"));
        worker.grabs();
        worker.sleeps();
        client.submits(background("f", "", "2"));

        assertThat(worker.hears()).containsExactly(NOOP);
    }

    @Test
    void nobodyIsToldWhenThereIsNothingToBeHadAnyMore() {
        TestPeer worker = bench.worker("f");
        client.submits(background("f", "", "1"));
        worker.grabs();
        TestPeer sleeper = bench.sleeper("f");
        bench.broker().drain();

        worker.leaves();
        assertThat(sleeper.hears()).isEmpty();
        assertThat(sleeper.sleeps().hears()).isEmpty();
        assertThat(sleeper.grabs()).isEqualTo(new Response.NoJob());
    }

    private List<TestPeer> crowd(int size) {
        return Stream.generate(() -> bench.sleeper("f")).limit(size).toList();
    }

    private static List<TestPeer> told(List<TestPeer> crowd) {
        return crowd.stream().filter(worker -> worker.hears().contains(NOOP)).toList();
    }
}
