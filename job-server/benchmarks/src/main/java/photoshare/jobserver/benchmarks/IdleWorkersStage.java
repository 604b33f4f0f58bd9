package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;

/// Workers that sleep, and nothing to do.
record IdleWorkersStage(int workers) implements Stage {

    private static final int BUFFER = 1 << 8;

    /// The original lets 32 connections wait to be accepted.
    private static final int BACKLOG = 16;

    private static final Duration MOST = Duration.ofSeconds(20);

    @Override
    public List<Row> rows() {
        return List.of(Row.less("idle-worker-live", "B"), Row.less("idle-worker-resident", "B"));
    }

    @Override
    public boolean isModest() {
        return false;
    }

    @Override
    public double[] measure(Server server) throws IOException {
        long live = server.liveBytes();
        long resident = server.residentBytes();
        ByteBuffer sleep =
                Packets.of(
                        new Request.CanDo(Bytes.of(Submissions.FUNCTION)),
                        new Request.PreSleep(),
                        new Request.EchoRequest(Bytes.EMPTY));
        var asleep = new int[1];
        try (var generator = new Generator()) {
            for (int i = 0; i < workers; i++) {
                generator
                        .connect(
                                server.address(),
                                BUFFER,
                                Packets.cutInto((_, _, _, _, _) -> asleep[0]++))
                        .send(sleep);
                if (i % BACKLOG == 0) {
                    int connected = i;
                    generator.run(() -> asleep[0] >= connected, MOST);
                }
            }
            generator.run(() -> asleep[0] == workers, MOST);
            return new double[] {
                (double) (server.liveBytes() - live) / workers,
                (double) (server.residentBytes() - resident) / workers
            };
        } finally {
            server.empty();
        }
    }

    @Override
    public int warmUps() {
        return 0;
    }
}
