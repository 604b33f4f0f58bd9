package photoshare.jobserver.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import photoshare.jobserver.engine.admin.Administration;
import photoshare.jobserver.engine.broker.Broker;
import photoshare.jobserver.engine.broker.Handles;
import photoshare.jobserver.engine.store.JobStore;

/// One time of having the queue: from taking up its jobs until they are lost or the server stops.
/// Nothing outlives it but what is stored.
final class Serving implements Duty {

    private static final Duration LOOK_AFTER = Duration.ofSeconds(1);

    private final JobStore store;
    private final BrokerThread broker;
    private final Thread watch =
            Thread.ofVirtual().name("job-server-watch").unstarted(this::freeHangingBroker);

    private Serving(JobStore store, BrokerThread broker) {
        this.store = store;
        this.broker = broker;
    }

    /// Takes up the stored jobs.
    static BrokerThread load(JobStore store, JobServerOptions options, InstantSource clock) {
        var handles =
                new Handles(options.handlePrefix(), clock.instant(), RandomGenerator.getDefault());
        var broker = new Broker(store, handles, options.attempts(), options.jobLimits());
        broker.load(clock.instant());
        var administration = new Administration(broker.operations(), version());
        return new BrokerThread(broker, administration, clock, options);
    }

    /// Listens, and serves from now on.
    ///
    /// @throws IOException if the address cannot be used
    static Serving begin(JobStore store, BrokerThread broker, InetSocketAddress address)
            throws IOException {
        try {
            broker.network().listen(address);
        } catch (IOException e) {
            broker.stop();
            throw e;
        }
        broker.start(store::isHeld);
        var serving = new Serving(store, broker);
        serving.watch.start();
        return serving;
    }

    @Override
    public Role role() {
        return Role.SERVING;
    }

    InetSocketAddress address() {
        return broker.network().address();
    }

    boolean isStoreWritable() {
        return broker.isStoreWritable();
    }

    JobServerStatistics statistics() {
        return broker.statistics();
    }

    /// Waits until the queue is lost, and stops listening.
    void awaitLoss() throws InterruptedException {
        broker.awaitLoss();
        broker.network().stopListening();
    }

    /// Stops listening, takes no more jobs and hands none out, and waits until none runs.
    ///
    /// @return whether that was so in time
    boolean drain(Duration patience) throws InterruptedException {
        broker.network().stopListening();
        return broker.drain(patience);
    }

    @Override
    public void close() {
        broker.stop();
        watch.interrupt();
        store.close();
    }

    /// A broker can hang in its store, for instance where a database takes in no more of what it is
    /// sent, and does not find out that its time is over.
    private void freeHangingBroker() {
        try {
            while (true) {
                Thread.sleep(LOOK_AFTER);
                if (!store.isHeld()) {
                    store.close();
                }
            }
        } catch (InterruptedException _) {
            // nobody hangs any more
        }
    }

    private static String version() {
        return Optional.ofNullable(JobServer.class.getPackage().getImplementationVersion())
                .orElse("photoshare");
    }
}
