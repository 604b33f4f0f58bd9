package photoshare.jobserver.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes events on to a client's listeners, in order and on a thread of its own, so that a
/// listener may do what it likes.
final class ConnectionEvents implements ConnectionListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionEvents.class);

    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofVirtual().name("job-client-events").factory());

    void add(ConnectionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void onConnected(ServerAddress server) {
        tell(listener -> listener.onConnected(server));
    }

    @Override
    public void onConnectionLost(ServerAddress server, String reason) {
        tell(listener -> listener.onConnectionLost(server, reason));
    }

    private void tell(Consumer<ConnectionListener> event) {
        try {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
        } catch (RejectedExecutionException _) {
            LOG.debug("The client is closed; nobody wants to hear of its connections any more");
        }
    }

    private static void tell(ConnectionListener listener, Consumer<ConnectionListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("A connection listener failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
