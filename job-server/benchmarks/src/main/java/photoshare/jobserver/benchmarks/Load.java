package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.time.Duration;

/// What several stages do to a server.
final class Load {

    static final double NANOS = 1e9;

    private static final int WINDOW = 64;
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
}
