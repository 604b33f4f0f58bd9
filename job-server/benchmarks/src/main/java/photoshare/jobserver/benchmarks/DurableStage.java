package photoshare.jobserver.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Background jobs that are on disk when they are acknowledged: ours in PostgreSQL, the original's
/// in its sqlite queue, both with every commit flushed. One submission at a time leaves nothing to
/// commit together: then both wait for the disk.
record DurableStage(int connections, int window) implements Stage {

    private static final double GOAL = 1.0;
    private static final double GOAL_OF_MANY = 20.0;
    private static final int JOBS = 40_000;
    private static final Duration MOST = Duration.ofSeconds(2);

    @Override
    public List<Row> rows() {
        double goal = connections * window > 1 ? GOAL_OF_MANY : GOAL;
        return List.of(Row.rate("durable-c%d-w%d".formatted(connections, window), goal));
    }

    @Override
    public boolean isModest() {
        return false;
    }

    @Override
    public Contenders start(Launch launch) throws IOException {
        var postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        Path directory = Files.createTempDirectory("gearmand");
        String url = postgres.getJdbcUrl("postgres", "postgres");
        return new Contenders(
                new OnDatabase(launch.ours("--store", url), postgres),
                OriginalServer.isInstalled()
                        ? OriginalServer.start(
                                "--queue-type=libsqlite3",
                                "--libsqlite3-db=" + directory.resolve("queue.db"))
                        : null);
    }

    @Override
    public double[] measure(Server server) throws IOException {
        double rate =
                Load.submit(
                        server, Submissions.withUniqueIds(100), connections, window, JOBS, MOST);
        server.empty();
        return new double[] {rate};
    }
}
