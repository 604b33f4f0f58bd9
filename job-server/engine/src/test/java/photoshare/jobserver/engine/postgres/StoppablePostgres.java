package photoshare.jobserver.engine.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of a test's own, which can be stopped, started again and frozen. Listens on
/// all addresses.
public final class StoppablePostgres implements AutoCloseable {

    private final Path directory;
    private final int port;
    private @Nullable EmbeddedPostgres running;

    public StoppablePostgres() throws IOException {
        directory = Files.createTempDirectory("postgres");
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        start();
    }

    public void start() throws IOException {
        running =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        .setDataDirectoryCustomizer(_ -> letEverybodyIn())
                        .setServerConfig("listen_addresses", "*")
                        .setPort(port)
                        .start();
    }

    /// Ends all sessions, as an administrator would.
    public void stop() throws IOException {
        if (running != null) {
            thaw();
            running.close();
            running = null;
        }
    }

    /// Nothing that anybody asks is answered until [#thaw()].
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    public int port() {
        return port;
    }

    public String url() {
        return url("localhost");
    }

    public String url(String host) {
        return url(host, port);
    }

    public static String url(String host, int port) {
        return "jdbc:postgresql://%s:%d/postgres?user=postgres".formatted(host, port);
    }

    @Override
    public void close() throws IOException {
        stop();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private void letEverybodyIn() {
        try {
            Files.writeString(
                    directory.resolve("pg_hba.conf"),
                    "host all all all trust\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String signal) {
        try {
            String pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .forEach(process -> signal(signal, process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param signal as for the command `kill`
    public static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, "" + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
