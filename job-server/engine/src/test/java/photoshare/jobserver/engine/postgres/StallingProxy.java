package photoshare.jobserver.engine.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The way to a database, on which everything can come to a standstill in the middle of a packet:
/// what is sent is neither delivered nor refused, and nobody hears that the other one leaves.
public final class StallingProxy implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket listening =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong allowed = new AtomicLong(Long.MAX_VALUE);

    public StallingProxy(int target) throws IOException {
        this.target = target;
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// How many bytes the database got.
    public long delivered() {
        return delivered.get();
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
                Thread.startVirtualThread(() -> copy(client, server, true));
                Thread.startVirtualThread(() -> copy(server, client, false));
            }
        } catch (IOException _) {
            // closed: the test is over
        }
    }

    private void copy(Socket from, Socket to, boolean toTheDatabase) {
        var buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, toTheDatabase ? deliverable(read) : read);
                if (stalled()) {
                    return;
                }
            }
        } catch (IOException _) {
            // one of them has left, so the other one need not stay
        }
        if (!stalled()) {
            leave(from);
            leave(to);
        }
    }

    private int deliverable(int size) {
        delivered.addAndGet(size);
        long left = allowed.getAndAdd(-size);
        return Math.clamp(left, 0, size);
    }

    private boolean stalled() {
        return allowed.get() < 0;
    }

    private static void leave(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it has left already
        }
    }
}
