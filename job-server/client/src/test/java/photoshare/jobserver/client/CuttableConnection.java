package photoshare.jobserver.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A way to a server that a test can cut, as networks do, while the server goes on.
final class CuttableConnection implements AutoCloseable {

    private final ServerAddress server;
    private final ServerSocket listening =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    CuttableConnection(ServerAddress server) throws IOException {
        this.server = server;
        Thread.startVirtualThread(this::acceptAll);
    }

    ServerAddress address() {
        return new ServerAddress("127.0.0.1", listening.getLocalPort());
    }

    /// Ends all connections; new ones can be made.
    void cut() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void acceptAll() {
        try {
            while (true) {
                var near = listening.accept();
                var far = new Socket(server.host(), server.port());
                sockets.addAll(List.of(near, far));
                Thread.startVirtualThread(() -> pump(near, far));
                Thread.startVirtualThread(() -> pump(far, near));
            }
        } catch (IOException _) {
            // closed: the test is over
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // cut, or closed by one of the ends
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
