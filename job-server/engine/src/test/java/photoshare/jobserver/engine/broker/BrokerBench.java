package photoshare.jobserver.engine.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import photoshare.jobserver.engine.store.JobStore;
import photoshare.jobserver.engine.store.MemoryJobStore;

/// A broker without a server round it, at a time that only moves when told.
final class BrokerBench {

    private final Broker broker;
    private Instant now = Instant.parse("2026-11-22T06:00:00Z");

    BrokerBench() {
        this(new MemoryJobStore(), 0);
    }

    BrokerBench(JobStore store, int attempts) {
        this(store, attempts, JobLimits.NONE);
    }

    BrokerBench(JobStore store, JobLimits limits) {
        this(store, 0, limits);
    }

    private BrokerBench(JobStore store, int attempts, JobLimits limits) {
        broker = new Broker(store, new Handles("H:test", now, new Random(1)), attempts, limits);
        broker.load(now);
    }

    Broker broker() {
        return broker;
    }

    Instant now() {
        return now;
    }

    TestPeer peer() {
        return new TestPeer(this);
    }

    TestPeer worker(String... functions) {
        return peer().canDo(functions);
    }

    TestPeer sleeper(String... functions) {
        return worker(functions).sleeps();
    }

    void pass(Duration time) {
        now = now.plus(time);
        broker.tick(now);
        commit();
    }

    void commit() {
        broker.commit(now);
    }
}
