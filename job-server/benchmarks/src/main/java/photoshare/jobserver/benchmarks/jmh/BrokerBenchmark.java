package photoshare.jobserver.benchmarks.jmh;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import photoshare.jobserver.engine.broker.Broker;
import photoshare.jobserver.engine.broker.Handles;
import photoshare.jobserver.engine.broker.Peer;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.engine.store.NoJobStore;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// One job's whole life in the broker: submitted, handed out, completed; 64 of them in each batch,
/// with that many others that wait.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BrokerBenchmark.BATCH)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BrokerBenchmark {

    static final int BATCH = 64;

    private static final Bytes FUNCTION = Bytes.of("resize-photo");
    private static final Bytes DATA = Bytes.of("d".repeat(100));

    @Param({"0", "1000000"})
    private int waiting = 0;

    private final Instant now = Instant.now();
    private final Broker broker =
            new Broker(
                    new NoJobStore(), new Handles("H:bench", now, RandomGenerator.getDefault()), 0);
    private final Peer client = broker.connected("client", _ -> {});
    private final Peer worker = broker.connected("worker", this::assigned);
    private Bytes assigned = Bytes.EMPTY;
    private long number;

    @Setup
    public void fill() {
        broker.received(worker, new Request.CanDo(FUNCTION), now);
        for (int i = 0; i < waiting; i++) {
            submit();
            if (i % BATCH == 0) {
                broker.commit(now);
            }
        }
    }

    @Benchmark
    public void submitGrabComplete() {
        for (int i = 0; i < BATCH; i++) {
            submit();
        }
        broker.commit(now);
        for (int i = 0; i < BATCH; i++) {
            broker.received(worker, new Request.GrabJob(), now);
            broker.commit(now);
            broker.received(worker, new WorkReport.WorkComplete(assigned, Bytes.EMPTY), now);
        }
        broker.commit(now);
    }

    private void submit() {
        Bytes unique = Bytes.of("photo:" + ++number);
        broker.received(
                client, new Request.SubmitJob(FUNCTION, unique, DATA, Priority.NORMAL, true), now);
    }

    private void assigned(Reply reply) {
        if (reply instanceof Reply.Packet(Response.JobAssign(var handle, _, _))) {
            assigned = handle;
        }
    }
}
