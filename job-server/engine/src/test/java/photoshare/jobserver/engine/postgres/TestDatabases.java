package photoshare.jobserver.engine.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Empty databases on a real PostgreSQL: in a container where a Docker engine answers, else the
/// same server embedded. One server per JVM.
public final class TestDatabases {

    /// @param login for the JDBC URL
    private record Server(String address, String login) {

        static final Server RUNNING = dockerAnswers() ? inContainer() : embedded();

        private static boolean dockerAnswers() {
            boolean mayBeThere =
                    System.getenv("DOCKER_HOST") != null
                            || Files.exists(Path.of("/var/run/docker.sock"));
            return mayBeThere && DockerClientFactory.instance().isDockerAvailable();
        }

        @SuppressWarnings("resource") // both servers end with the JVM
        private static Server inContainer() {
            var container = new PostgreSQLContainer("postgres:18");
            container.waitingFor(Wait.forListeningPort());
            container.start();
            System.out.println("Tests use PostgreSQL 18 in a container");
            return new Server(
                    "jdbc:postgresql://%s:%d/"
                            .formatted(container.getHost(), container.getMappedPort(5432)),
                    "?user=%s&password=%s"
                            .formatted(container.getUsername(), container.getPassword()));
        }

        @SuppressWarnings("resource")
        private static Server embedded() {
            try {
                int port = EmbeddedPostgres.start().getPort();
                System.out.println("Tests use the embedded PostgreSQL 18");
                return new Server("jdbc:postgresql://localhost:" + port + "/", "?user=postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String url(String database) {
            return address + database + login;
        }
    }

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    /// @return the URL of an empty database, with everything that it takes to log in
    public static String fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        execute(Server.RUNNING.url("postgres"), "create database " + name);
        return Server.RUNNING.url(name);
    }

    public static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of the only row.
    public static long number(String url, String query) {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
