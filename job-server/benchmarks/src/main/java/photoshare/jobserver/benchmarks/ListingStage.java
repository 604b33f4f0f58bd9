package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/// Foreground round trips while somebody lists a full queue on another connection.
final class ListingStage implements Stage {

    private static final Duration MOST = Duration.ofSeconds(30);
    private static final int ROUND_TRIPS = 1_000_000;
    private static final String QUEUED = "queued";

    private final int jobs;

    ListingStage(int jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.less("full-queue-stall-by-listing", "us"),
                Row.less("full-queue-time-of-listing", "ms"));
    }

    @Override
    public void prepare(Server server) throws IOException {
        Load.fill(server, Submissions.background(QUEUED, 100), jobs);
    }

    @Override
    public boolean isModest() {
        return false;
    }

    @Override
    public double[] measure(Server server) throws IOException {
        try (var generator = new Generator()) {
            new EchoWorker().start(generator, server.address());
            var client = new RoundTrips(ROUND_TRIPS);
            client.start(generator, server.address());
            var list = new Listing();
            generator.connect(server.address(), list).send(TextCommand.bytes("show jobs"));
            long nanos = generator.run(list::isOver, MOST);
            return new double[] {client.longestMicros(), nanos / 1e6};
        }
    }

    /// Reads a list up to the line with the dot.
    private static final class Listing implements Link.Listener {

        private static final int END = '\n' << 16 | '.' << 8 | '\n';
        private int last;

        @Override
        public void arrived(Link link, ByteBuffer in) {
            for (int i = Math.max(in.position(), in.limit() - 3); i < in.limit(); i++) {
                last = (last << 8 | in.get(i)) & 0xff_ffff;
            }
            in.position(in.limit());
        }

        boolean isOver() {
            return last == END;
        }
    }
}
