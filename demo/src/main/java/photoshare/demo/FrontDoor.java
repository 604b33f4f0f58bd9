package photoshare.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The one address of all web nodes: each connection goes to the next node that takes it. What
/// nginx does in the other deployments, without looking into the bytes.
final class FrontDoor implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 1000;

    private static final byte[] NOBODY_HOME =
            """
            HTTP/1.1 503 Service Unavailable\r
            Content-Type: text/plain; charset=utf-8\r
            Retry-After: 2\r
            Connection: close\r
            \r
            No web node is running at the moment. Try again in a few seconds.
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final ServerSocket door;
    private final List<Integer> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private FrontDoor(ServerSocket door, List<Integer> nodes) {
        this.door = door;
        this.nodes = nodes;
    }

    /// Opens the door on a port of this machine.
    ///
    /// @param nodes the ports of the web nodes
    static FrontDoor open(int port, List<Integer> nodes) throws IOException {
        var door = new FrontDoor(Ports.listen(port), List.copyOf(nodes));
        Thread.ofVirtual().name("front-door").start(door::letIn);
        return door;
    }

    int port() {
        return door.getLocalPort();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var visitor = door.accept();
                Thread.ofVirtual().start(() -> serve(visitor));
            } catch (IOException _) {
                // closed, or out of file descriptors for a moment: the loop knows
                Thread.yield();
            }
        }
    }

    private void serve(Socket visitor) {
        open.add(visitor);
        try (visitor) {
            var node = firstThatAnswers();
            if (node.isPresent()) {
                connect(visitor, node.get());
            } else {
                apologise(visitor);
            }
        } catch (IOException _) {
            // one of the two went away, which is all that there is to know
        } finally {
            open.remove(visitor);
        }
    }

    private Optional<Socket> firstThatAnswers() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < nodes.size(); i++) {
            int port = nodes.get(Math.floorMod(first + i, nodes.size()));
            var socket = new Socket();
            try {
                var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
                socket.connect(address, PATIENCE_MILLIS);
                return Optional.of(socket);
            } catch (IOException _) {
                shut(socket);
            }
        }
        return Optional.empty();
    }

    /// The end of the node's answer ends the connection; the end of the visitor's request does not.
    private static void connect(Socket visitor, Socket node) throws IOException {
        try (node) {
            visitor.setTcpNoDelay(true);
            node.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> ask(visitor, node));
            node.getInputStream().transferTo(visitor.getOutputStream());
        }
    }

    private static void ask(Socket visitor, Socket node) {
        try {
            visitor.getInputStream().transferTo(node.getOutputStream());
            node.shutdownOutput();
        } catch (IOException _) {
            shut(node);
        }
    }

    /// Hears the visitor out first: closing on unread bytes would take the answer back.
    private static void apologise(Socket visitor) throws IOException {
        visitor.setSoTimeout(PATIENCE_MILLIS);
        visitor.getInputStream().read(new byte[8192]);
        visitor.getOutputStream().write(NOBODY_HOME);
        visitor.shutdownOutput();
        visitor.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void shut(Closeable socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it was on its way out
        }
    }

    @Override
    public void close() {
        shut(door);
        open.forEach(FrontDoor::shut);
    }
}
