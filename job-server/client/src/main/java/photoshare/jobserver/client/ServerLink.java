package photoshare.jobserver.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// One server as a client sees it: connected when first needed, and connected again in the
/// background once it was lost or did not answer. While that goes on nobody else waits for it.
final class ServerLink {

    private static final Logger LOG = LoggerFactory.getLogger(ServerLink.class);
    private static final Request.OptionRequest WANT_EXCEPTIONS =
            new Request.OptionRequest(Bytes.of("exceptions"));

    private final ServerAddress server;
    private final ConnectionOptions options;
    private final ConnectionListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Channel channel;

    /// Under the lock. They end when nobody waits for anything on them any more.
    private final List<Channel> retired = new ArrayList<>();

    private volatile @Nullable String unreachable;
    private @Nullable Thread reconnecting;
    private volatile boolean closed;

    ServerLink(ServerAddress server, ConnectionOptions options, ConnectionListener listener) {
        this.server = server;
        this.options = options;
        this.listener = listener;
    }

    ServerAddress address() {
        return server;
    }

    /// @throws IOException if the server does not answer, or did not when it was last tried
    Channel channel() throws IOException {
        Channel current = channel;
        if (current != null && current.isOpen() && !current.isRetired()) {
            return current;
        }
        requireReachable();
        lock.lock();
        try {
            requireReachable();
            return connect();
        } finally {
            lock.unlock();
        }
    }

    /// Asked before the lock as well, which is held while somebody connects.
    private void requireReachable() throws IOException {
        String reason = unreachable;
        if (reason != null) {
            throw new IOException(reason);
        }
    }

    void close() {
        closed = true;
        lock.lock();
        try {
            if (reconnecting != null) {
                reconnecting.interrupt();
            }
            if (channel != null) {
                channel.lose("the client is closed");
            }
            retired.forEach(each -> each.lose("the client is closed"));
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock.
    private Channel connect() throws IOException {
        if (closed) {
            throw new IOException("the client is closed");
        }
        Channel current = channel;
        if (current != null && current.isOpen() && !current.isRetired()) {
            return current;
        }
        try {
            var connected = new Channel(server, open(), this::lost);
            channel = connected;
            unreachable = null;
            connected.start();
            if (current != null && current.isRetired()) {
                retired.removeIf(each -> !each.isOpen());
                retired.add(current);
            } else {
                listener.onConnected(server);
            }
            return connected;
        } catch (IOException e) {
            unreachable = Connection.reason(e);
            startReconnecting();
            throw e;
        }
    }

    private Connection open() throws IOException {
        var connection = Connection.open(server, options);
        try {
            connection.introduce(options);
            connection.send(WANT_EXCEPTIONS);
            switch (connection.receive(options.responseTimeout())) {
                case Response.ErrorResponse error when error.is(ErrorCode.NOT_SERVING) ->
                        throw new IOException(error.text().toString());
                case Response.OptionResponse _, Response.ErrorResponse _ -> {}
                case Response other -> throw new IOException("it greets with " + other.type());
            }
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private void lost(String reason) {
        if (closed) {
            return;
        }
        LOG.info("Lost the job server {}: {}", server, reason);
        listener.onConnectionLost(server, reason);
        Thread.startVirtualThread(this::reconnect);
    }

    private void reconnect() {
        lock.lock();
        try {
            startReconnecting();
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock.
    private void startReconnecting() {
        if (reconnecting == null && !closed) {
            reconnecting =
                    Thread.ofVirtual()
                            .name("job-client-reconnect " + server)
                            .start(this::keepConnecting);
        }
    }

    private void keepConnecting() {
        var backOff = new BackOff();
        try {
            do {
                Thread.sleep(backOff.next());
            } while (!reconnected());
        } catch (InterruptedException _) {
            LOG.debug("No more attempts to reach the job server {}", server);
        }
    }

    private boolean reconnected() {
        lock.lock();
        try {
            connect();
            reconnecting = null;
            LOG.info("Found the job server {} again", server);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.debug("The job server {} still does not answer: {}", server, e.toString());
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
