package photoshare.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A real PostgreSQL for tests: in a container where a Docker engine answers, else the same server
/// embedded. One server per JVM; every application context gets an empty database of its own.
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    /// Where a server listens and who may make databases there.
    private record Server(String address, String user, String password) {

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
                    container.getUsername(),
                    container.getPassword());
        }

        @SuppressWarnings("resource")
        private static Server embedded() {
            try {
                int port = EmbeddedPostgres.start().getPort();
                System.out.println("Tests use the embedded PostgreSQL 18");
                return new Server("jdbc:postgresql://localhost:" + port + "/", "postgres", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String create(String database) {
            try (var connection =
                            DriverManager.getConnection(address + "postgres", user, password);
                    var statement = connection.createStatement()) {
                statement.execute("create database " + database);
                return address + database;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Database(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Bean
    JdbcConnectionDetails database() {
        return fresh();
    }

    /// An empty database, for tests that give it to a process of its own.
    public static JdbcConnectionDetails fresh() {
        String url = Server.RUNNING.create("test_" + COUNT.incrementAndGet());
        return new Database(url, Server.RUNNING.user(), Server.RUNNING.password());
    }
}
