package photoshare.jobserver.benchmarks.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One server in a process of its own, so that it can be killed as a server is killed.
final class ServerProcess implements AutoCloseable {

    private final String database;
    private final Runnable whenServing;
    private final int port;
    private volatile boolean serving;
    private @Nullable Process process;

    ServerProcess(String database, Runnable whenServing) throws IOException {
        this.database = database;
        this.whenServing = whenServing;
        this.port = freePort();
    }

    String address() {
        return "localhost:" + port;
    }

    boolean isServing() {
        return serving;
    }

    void start() throws IOException {
        Process started =
                new ProcessBuilder(command())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        process = started;
        Thread.startVirtualThread(() -> listen(started));
    }

    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
        serving = false;
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Process started) {
        try (BufferedReader out = started.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (started == process) {
                    serving = DrillServer.serves(line);
                    if (serving) {
                        whenServing.run();
                    }
                }
            }
        } catch (IOException _) {
            return; // killed
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DrillServer.class.getName(),
                Integer.toString(port),
                database);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
