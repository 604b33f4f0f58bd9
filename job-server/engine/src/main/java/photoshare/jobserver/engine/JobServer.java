package photoshare.jobserver.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import photoshare.jobserver.engine.security.TlsEngines;
import photoshare.jobserver.engine.security.Transport;
import photoshare.jobserver.engine.store.JobStores;
import photoshare.jobserver.engine.store.NoJobStore;

/// A Gearman server. It is started once and closed once; all methods may be called by any thread.
/// Its own threads are daemons: they do not keep the JVM alive.
///
/// Of several servers with the same queue in the same place one serves and the others stand by; see
/// [Role]. A server that does not have its queue answers nobody, or with a refusal.
public final class JobServer implements AutoCloseable {

    private final Transport transport;
    private final Succession succession;
    private final List<Consumer<Role>> listeners = new CopyOnWriteArrayList<>();
    private volatile Role role = Role.STOPPED;
    private boolean started;
    private volatile boolean closed;
    private volatile boolean draining;

    /// A server whose background jobs live as long as it does.
    public JobServer(JobServerOptions options) {
        this(options, _ -> new NoJobStore());
    }

    /// @param stores keep the background jobs
    public JobServer(JobServerOptions options, JobStores stores) {
        this(options, stores, InstantSource.system());
    }

    /// @param clock when jobs become due and time out; for tests
    public JobServer(JobServerOptions options, JobStores stores, InstantSource clock) {
        transport = options.transport();
        succession = new Succession(options, stores, clock, this::become);
    }

    /// Has the role told whenever it changes, on a thread of the server that must not be held up.
    public void addListener(Consumer<Role> listener) {
        listeners.add(listener);
    }

    /// Takes up the first role, whichever that is: what comes later comes by itself. A server whose
    /// jobs nobody else can have serves when this returns.
    ///
    /// @throws IOException if the address cannot be used
    /// @throws photoshare.jobserver.engine.security.TlsException if the files of the transport
    ///   cannot be used
    public synchronized JobServer start() throws IOException {
        if (started || closed) {
            throw new IllegalStateException("A server is started once");
        }
        requireUsableKeys();
        started = true;
        succession.begin();
        return this;
    }

    /// Now, and not when a standby takes over.
    private void requireUsableKeys() {
        TlsEngines.of(transport);
    }

    /// What it is to its queue at the moment.
    public Role role() {
        return role;
    }

    /// Where it listens, or will listen when it serves; after the start the port is a real one even
    /// if port 0 was asked for.
    public InetSocketAddress address() {
        return succession.address();
    }

    /// Whether jobs are accepted: it serves, is not about to stop, and its store can be written.
    public boolean isReady() {
        return !draining
                && !closed
                && succession.serving().filter(Serving::isStoreWritable).isPresent();
    }

    /// How much there is to do; never waits. All zero while it does not serve.
    public JobServerStatistics statistics() {
        return succession
                .serving()
                .map(Serving::statistics)
                .orElse(JobServerStatistics.NONE)
                .withRole(role);
    }

    /// Stops listening, takes no more jobs and hands none out, gives those that run the time to
    /// end, then closes.
    ///
    /// @return whether all of them have ended
    public boolean drain(Duration patience) throws InterruptedException {
        draining = true;
        succession.end();
        var serving = succession.serving();
        boolean idle = serving.isEmpty() || serving.get().drain(patience);
        close();
        return idle;
    }

    /// Stops at once; what runs is lost to its workers, what is stored is kept.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        succession.close();
        become(Role.STOPPED);
    }

    private void become(Role next) {
        if (next != role) {
            role = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }
}
