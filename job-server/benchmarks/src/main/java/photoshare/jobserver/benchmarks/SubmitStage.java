package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Background jobs into an empty queue, nobody works.
record SubmitStage(int connections, int window, int size, boolean unique) implements Stage {

    private static final double GOAL = 1.0;
    private static final double GOAL_PIPELINED = 1.5;
    private static final Duration MOST = Duration.ofSeconds(1);

    private static final int BYTES = 300 << 20;
    private static final int PIPELINED = 300_000;
    private static final int ONE_BY_ONE = 30_000;

    @Override
    public List<Row> rows() {
        String name =
                "submit-c%d-w%d-%s%s"
                        .formatted(
                                connections,
                                window,
                                size < 1024 ? size + "B" : (size >> 20) + "MiB",
                                unique ? "-unique" : "");
        return List.of(Row.rate(name, window == 64 ? GOAL_PIPELINED : GOAL));
    }

    @Override
    public double[] measure(Server server) throws IOException {
        int jobs = Math.min(BYTES / size, window * connections > 1 ? PIPELINED : ONE_BY_ONE);
        Submissions submissions =
                unique ? Submissions.withUniqueIds(size) : Submissions.background(size);
        double rate = Load.submit(server, submissions, connections, window, jobs, MOST);
        server.empty();
        return new double[] {rate};
    }
}
