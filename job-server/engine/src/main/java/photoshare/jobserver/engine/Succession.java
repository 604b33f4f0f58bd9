package photoshare.jobserver.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.net.Network;
import photoshare.jobserver.engine.store.JobStore;
import photoshare.jobserver.engine.store.JobStores;
import photoshare.jobserver.engine.store.StoreException;
import photoshare.jobserver.engine.store.StoreLostException;

/// Brings the server from duty to duty: it serves when it gets the queue's jobs, stands by while
/// another server has them, and refuses while they cannot be reached. Its thread is a virtual one,
/// because there an interrupt ends even the wait for a database that does not answer.
final class Succession {

    /// How often is tried to get the jobs.
    private static final Duration POLL = Duration.ofMillis(250);

    /// Who has lost the jobs lets everybody else try first.
    private static final Duration PRECEDENCE = POLL.multipliedBy(4);

    private static final Logger log = LoggerFactory.getLogger(Succession.class);

    private final JobServerOptions options;
    private final JobStores stores;
    private final InstantSource clock;
    private final Consumer<Role> onRole;
    private final Thread thread =
            Thread.ofVirtual().name("job-server-succession").unstarted(this::run);
    private volatile InetSocketAddress address;
    private volatile Duty duty = new Duty.None();
    private volatile boolean ended;
    private String complaint = "";

    Succession(
            JobServerOptions options,
            JobStores stores,
            InstantSource clock,
            Consumer<Role> onRole) {
        this.options = options;
        this.stores = stores;
        this.clock = clock;
        this.onRole = onRole;
        this.address = options.address();
    }

    /// Returns when the first duty is taken up.
    ///
    /// @throws IOException if it is clear already that the address cannot be used
    void begin() throws IOException {
        become(next());
        if (duty instanceof Duty.Standby standby) {
            try {
                address = Network.probe(address);
            } catch (IOException e) {
                standby.close();
                throw e;
            }
        }
        thread.start();
    }

    /// Stays with the present duty.
    void end() {
        ended = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends, and drops the present duty.
    void close() {
        end();
        duty.close();
    }

    /// Where the server listens, or is going to.
    InetSocketAddress address() {
        return address;
    }

    Duty duty() {
        return duty;
    }

    Optional<Serving> serving() {
        return duty instanceof Serving serving ? Optional.of(serving) : Optional.empty();
    }

    private void run() {
        try {
            while (!ended) {
                turn();
            }
        } catch (InterruptedException _) {
            log.debug("The server keeps the duty that it has");
        }
    }

    private void turn() throws InterruptedException {
        try {
            if (duty instanceof Serving serving) {
                serving.awaitLoss();
                become(refuse());
                serving.close();
                Thread.sleep(PRECEDENCE);
            } else {
                Thread.sleep(POLL);
                become(next());
            }
        } catch (IOException | RuntimeException e) {
            duty.close();
            become(new Duty.None());
            if (!ended) {
                log.error("The server can neither serve nor stand by; trying on", e);
                Thread.sleep(PRECEDENCE);
            }
        }
    }

    private void become(Duty next) {
        duty = next;
        onRole.accept(next.role());
    }

    private Duty next() throws IOException {
        JobStore candidate = null;
        try {
            candidate = candidate();
            return candidate.acquire() ? serve(candidate) : standBy(candidate);
        } catch (StoreException | StoreLostException e) {
            close(candidate);
            return ended ? duty : refuse(e);
        } catch (IOException | RuntimeException e) {
            close(candidate);
            throw e;
        }
    }

    private JobStore candidate() {
        return duty instanceof Duty.Standby(var candidate)
                ? candidate
                : stores.open(options.queue());
    }

    /// Refuses until all jobs are there.
    private Serving serve(JobStore store) throws IOException {
        BrokerThread broker = Serving.load(store, options, clock);
        stopRefusing();
        Serving serving = Serving.begin(store, broker, address);
        address = serving.address();
        complaint = "";
        log.info("Serving queue \"{}\" on {}", options.queue(), readable(address));
        return serving;
    }

    private Duty.Standby standBy(JobStore candidate) {
        if (!(duty instanceof Duty.Standby)) {
            stopRefusing();
            complaint = "";
            log.info("Standing by: another server has queue \"{}\"", options.queue());
        }
        return new Duty.Standby(candidate);
    }

    private Duty refuse(RuntimeException reason) throws IOException {
        String words = "" + reason.getMessage();
        if (!words.equals(complaint)) {
            complaint = words;
            log.error("Out of service, trying on: {}", words);
        }
        return duty instanceof Refusing ? duty : refuse();
    }

    private Refusing refuse() throws IOException {
        var refusing = Refusing.begin(options, address);
        address = refusing.address();
        return refusing;
    }

    private void stopRefusing() {
        if (duty instanceof Refusing refusing) {
            refusing.close();
        }
    }

    private static void close(@Nullable JobStore store) {
        if (store != null) {
            store.close();
        }
    }

    private static String readable(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
