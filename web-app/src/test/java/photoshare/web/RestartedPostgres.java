package photoshare.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// A PostgreSQL server of a test's own, which goes away and comes back.
public final class RestartedPostgres implements JdbcConnectionDetails, AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    /// @param data where its files go
    public RestartedPostgres(Path data) throws IOException {
        this.data = data;
        running = configured().start();
        port = running.getPort();
    }

    private EmbeddedPostgres.Builder configured() {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    public void stop() throws IOException {
        running.close();
    }

    public void start() throws IOException {
        running = configured().setPort(port).start();
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
