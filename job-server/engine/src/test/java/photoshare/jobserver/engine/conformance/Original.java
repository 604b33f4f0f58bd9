package photoshare.jobserver.engine.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/// Debian's `gearmand` as a process of its own.
final class Original implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/gearmand");

    private final InetSocketAddress address;
    private final Process process;

    Original(int attempts) throws IOException {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        process =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "--port=" + address.getPort(),
                                "--listen=127.0.0.1",
                                "--log-file=none",
                                "--job-retries=" + attempts)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(this::answers);
    }

    static boolean isInstalled() {
        boolean installed = Files.isExecutable(PROGRAM);
        if (!installed) {
            System.out.println(
                    "NOT RUN: the conformance tests ask only our server; "
                            + PROGRAM
                            + " is not"
                            + " installed");
        }
        return installed;
    }

    InetSocketAddress address() {
        return address;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
