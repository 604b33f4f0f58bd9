package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The original server as a process of its own. Tests that need it say so when it is not installed
/// and do not count as passed.
public final class Gearmand implements TestServer {

    private static final Path PROGRAM = Path.of("/usr/sbin/gearmand");

    private final int port;
    private final List<String> options;
    private Process process;

    private Gearmand(int port, List<String> options) throws IOException {
        this.port = port;
        this.options = options;
        start();
    }

    public static Gearmand start(String... options) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            System.out.println(
                    "NOT RUN: the tests against gearmand; " + PROGRAM + " is not installed");
        }
        assumeThat(PROGRAM).isExecutable();
        return new Gearmand(freePort(), List.of(options));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void restart() throws IOException {
        close();
        start();
    }

    private void start() throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of("--port=" + port, "--listen=127.0.0.1", "--log-file=none"));
        command.addAll(options);
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        await().untilAsserted(() ->
                assertThatNoException().isThrownBy(() -> new Socket("127.0.0.1", port).close()));
    }

    @Override
    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
