package photoshare.jobserver.engine.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// The way to a database, on which everything can come to a standstill in the middle of a packet:
/// what is sent is neither delivered nor refused.
public final class StallingProxy implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket listening =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong allowed = new AtomicLong(Long.MAX_VALUE);

    public StallingProxy(int target) throws IOException {
        this.target = target;
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Connections of now deliver that many bytes to the database, and nothing after that.
    public void stallAfter(long bytes) {
        allowed.set(bytes);
    }

    /// Connections from now on are as they should be.
    public void deliverNewConnections() {
        allowed.set(Long.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, server));
                Thread.startVirtualThread(() -> copy(client, server, allowed));
                Thread.startVirtualThread(
                        () -> copy(server, client, new AtomicLong(Long.MAX_VALUE)));
            }
        } catch (IOException _) {
            // closed: the test is over
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong allowed) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (allowed.addAndGet(-read) < 0) {
                    new CountDownLatch(1).await();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException _) {
            // one of them has left, so the other one need not stay
        }
    }
}
