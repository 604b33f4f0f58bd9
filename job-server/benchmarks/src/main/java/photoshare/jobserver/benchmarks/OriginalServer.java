package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The locally installed `gearmand`, with its own default settings.
final class OriginalServer implements Server {

    private static final Path PROGRAM = Path.of("/usr/sbin/gearmand");

    private final List<String> options;
    private final InetSocketAddress address;
    private Process process;

    private OriginalServer(InetSocketAddress address, List<String> options) throws IOException {
        this.address = address;
        this.options = options;
        this.process = launch();
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static OriginalServer start(String... options) throws IOException {
        return new OriginalServer(new InetSocketAddress("127.0.0.1", freePort()), List.of(options));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public Process process() {
        return process;
    }

    /// It has no other way to forget jobs.
    @Override
    public void empty() throws IOException {
        close();
        process = launch();
    }

    @Override
    public long liveBytes() throws IOException {
        return residentBytes();
    }

    @Override
    public void close() {
        Processes.end(process);
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(
                List.of("--port=" + address.getPort(), "--listen=127.0.0.1", "--log-file=none"));
        command.addAll(options);
        Process started =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Processes.endWithThisOne(started);
        awaitListening(started);
        return started;
    }

    private void awaitListening(Process started) throws IOException {
        while (started.isAlive()) {
            try (var _ = SocketChannel.open(address)) {
                return;
            } catch (ConnectException _) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("gearmand has ended with status " + started.exitValue());
    }
}
