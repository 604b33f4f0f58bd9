package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Foreground jobs, 64 of them under way, until their results are back.
record ToDoneStage(int workers) implements Stage {

    private static final double GOAL = 3.0;
    private static final int WINDOW = 64;
    private static final int JOBS = 200_000;
    private static final Duration MOST = Duration.ofSeconds(2);

    @Override
    public List<Row> rows() {
        return List.of(Row.rate("submit-to-done-%d-workers".formatted(workers), GOAL));
    }

    @Override
    public double[] measure(Server server) throws IOException {
        try (var generator = new Generator()) {
            for (int i = 0; i < workers; i++) {
                new EchoWorker().start(generator, server.address());
            }
            var client = new Submitter(Submissions.foreground(100), Packets.WORK_COMPLETE, JOBS);
            client.start(generator, server.address(), WINDOW);
            long nanos = generator.run(client::isDone, MOST);
            return new double[] {client.answered() * Load.NANOS / nanos};
        }
    }
}
