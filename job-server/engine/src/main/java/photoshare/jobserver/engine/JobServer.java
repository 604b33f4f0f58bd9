package photoshare.jobserver.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.admin.Administration;
import photoshare.jobserver.engine.broker.Broker;
import photoshare.jobserver.engine.broker.Handles;
import photoshare.jobserver.engine.store.JobStore;
import photoshare.jobserver.engine.store.NoJobStore;

/// A Gearman server. It is started once and closed once; all methods may be called by any thread.
public final class JobServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JobServer.class);

    private final JobServerOptions options;
    private final JobStore store;
    private final InstantSource clock;
    private volatile @Nullable BrokerThread running;
    private volatile boolean draining;
    private boolean closed;

    /// A server whose background jobs live as long as it does.
    public JobServer(JobServerOptions options) {
        this(options, new NoJobStore(), InstantSource.system());
    }

    /// @param store keeps the background jobs; closed with the server
    public JobServer(JobServerOptions options, JobStore store, InstantSource clock) {
        this.options = options;
        this.store = store;
        this.clock = clock;
    }

    /// Takes up the stored jobs, then listens.
    ///
    /// @throws IOException if the address cannot be used
    /// @throws photoshare.jobserver.engine.store.StoreException if the stored jobs cannot be read
    public synchronized JobServer start() throws IOException {
        if (running != null || closed) {
            throw new IllegalStateException("A server is started once");
        }
        var broker = new Broker(store, handles(), options.attempts());
        broker.load(clock.instant());
        var administration = new Administration(broker.operations(), version());
        var thread = new BrokerThread(broker, administration, clock, options.limits());
        try {
            thread.network().listen(options.address());
        } catch (IOException e) {
            thread.stop();
            throw e;
        }
        thread.start();
        running = thread;
        log.info(
                "Serving queue \"{}\" on {}:{}",
                options.queue(),
                address().getAddress().getHostAddress(),
                address().getPort());
        return this;
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return running().network().address();
    }

    /// Whether jobs are accepted: it runs, is not about to stop, and its store can be written.
    public boolean isReady() {
        BrokerThread now = running;
        return now != null && !draining && now.isStoreWritable();
    }

    public JobServerStatistics statistics() {
        BrokerThread now = running;
        return now == null ? JobServerStatistics.NONE : now.statistics();
    }

    /// Stops listening, takes no more jobs and hands none out, gives those that run the time to
    /// end, then closes.
    ///
    /// @return whether all of them have ended
    public boolean drain(Duration patience) throws InterruptedException {
        draining = true;
        BrokerThread now = running();
        now.network().stopListening();
        boolean idle = now.drain(patience);
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
        BrokerThread now = running;
        if (now != null) {
            running = null;
            now.stop();
        }
        store.close();
    }

    private BrokerThread running() {
        BrokerThread now = running;
        if (now == null) {
            throw new IllegalStateException("The server does not run");
        }
        return now;
    }

    private Handles handles() {
        return new Handles(options.handlePrefix(), clock.instant(), RandomGenerator.getDefault());
    }

    private static String version() {
        return Optional.ofNullable(JobServer.class.getPackage().getImplementationVersion())
                .orElse("photoshare");
    }
}
