package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Workers that find a full queue.
record DrainStage(int workers) implements Stage {

    private static final double GOAL = 3.0;
    private static final int JOBS = 100_000;
    private static final Duration MOST = Duration.ofSeconds(2);

    @Override
    public List<Row> rows() {
        return List.of(Row.rate("drain-%d-workers".formatted(workers), GOAL));
    }

    @Override
    public double[] measure(Server server) throws IOException {
        Load.fill(server, Submissions.background(100), JOBS);
        try (var generator = new Generator()) {
            var started = new ArrayList<EchoWorker>();
            for (int i = 0; i < workers; i++) {
                var worker = new EchoWorker();
                worker.start(generator, server.address());
                started.add(worker);
            }
            long nanos = generator.run(() -> done(started) >= JOBS, MOST);
            return new double[] {done(started) * Load.NANOS / nanos};
        } finally {
            server.empty();
        }
    }

    private static int done(List<EchoWorker> workers) {
        int done = 0;
        for (EchoWorker worker : workers) {
            done += worker.done();
        }
        return done;
    }
}
