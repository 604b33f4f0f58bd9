package photoshare.jobserver.engine.conformance;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;

/// The server under test, ours or the original, and everybody who is connected to it. The end of
/// the test closes all of them.
final class Server implements AutoCloseable {

    enum Kind {
        OURS,
        ORIGINAL
    }

    private final Kind kind;
    private final String row;
    private final InetSocketAddress address;
    private final List<Closeable> open = new ArrayList<>();

    private Server(Kind kind, Row row) throws IOException {
        this.kind = kind;
        this.row = row.value();
        this.address =
                switch (kind) {
                    case OURS -> ours(row.attempts()).address();
                    case ORIGINAL -> original(row.attempts()).address();
                };
    }

    static Server start(Kind kind, Row row) {
        try {
            return new Server(kind, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobServer ours(int attempts) throws IOException {
        var options =
                JobServerOptions.defaults()
                        .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withAttempts(attempts);
        var server = new JobServer(options);
        open.add(server::close);
        return server.start();
    }

    private Original original(int attempts) throws IOException {
        var server = new Original(attempts);
        open.add(server::close);
        return server;
    }

    boolean isOurs() {
        return kind == Kind.OURS;
    }

    /// A new connection, of a client, a worker or an operator.
    WirePeer peer() throws IOException {
        var peer = new WirePeer(address);
        open.addFirst(peer::close);
        return peer;
    }

    /// A connection of a worker that can do these functions.
    WirePeer worker(String... functions) throws IOException {
        var worker = peer();
        worker.canDo(functions);
        return worker;
    }

    @Override
    public void close() throws IOException {
        for (var each : open) {
            each.close();
        }
    }

    @Override
    public String toString() {
        return "row %s, %s".formatted(row, isOurs() ? "ours" : "gearmand");
    }
}
