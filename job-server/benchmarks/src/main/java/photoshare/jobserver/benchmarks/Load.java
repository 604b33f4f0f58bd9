package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.time.Duration;

/// What several stages do to a server.
final class Load {

    static final double NANOS = 1e9;

    private static final int WINDOW = 64;
    private static final int MANY = 1_000_000;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Load() {}

    /// @return acknowledged jobs per second
    static double submit(
            Server server,
            Submissions submissions,
            int connections,
            int window,
            int jobs,
            Duration most)
            throws IOException {
        try (var generator = new Generator()) {
            var submitter = new Submitter(submissions, Packets.JOB_CREATED, jobs);
            for (int i = 0; i < connections; i++) {
                submitter.start(generator, server.address(), window);
            }
            long nanos = generator.run(submitter::isDone, most);
            return submitter.answered() * NANOS / nanos;
        }
    }

    static void fill(Server server, Submissions submissions, int jobs) throws IOException {
        submit(server, submissions, 1, WINDOW, jobs, PATIENCE);
    }

    /// @return the rate that the generator reaches if the server costs nothing
    static double ceiling(Launch launch) throws IOException {
        try (Server server = launch.nothing()) {
            Submissions submissions = Submissions.background(100);
            double best = 0;
            for (int i = 0; i < 3; i++) {
                best = Math.max(best, submit(server, submissions, 1, WINDOW, MANY, MOMENT));
            }
            return best;
        }
    }
}
