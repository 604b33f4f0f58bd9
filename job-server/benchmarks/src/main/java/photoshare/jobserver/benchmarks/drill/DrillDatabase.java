package photoshare.jobserver.benchmarks.drill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/// A PostgreSQL of its own that takes commits as seriously as a real one.
final class DrillDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    DrillDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
