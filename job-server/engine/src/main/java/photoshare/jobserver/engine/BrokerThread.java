package photoshare.jobserver.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.admin.Administration;
import photoshare.jobserver.engine.broker.Broker;
import photoshare.jobserver.engine.broker.Peer;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.engine.net.Connection;
import photoshare.jobserver.engine.net.Inbound;
import photoshare.jobserver.engine.net.Inbox;
import photoshare.jobserver.engine.store.StoreLostException;

/// The one thread that owns the broker. Everything that has arrived is applied, then the store is
/// synced once, then the replies go out.
final class BrokerThread implements Inbox {

    private interface Event {
        void happen(Instant now);
    }

    private static final Logger log = LoggerFactory.getLogger(BrokerThread.class);

    private static final int LARGEST_BATCH = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Broker broker;
    private final Administration administration;
    private final InstantSource clock;
    private final Map<Connection, Peer> peers = new IdentityHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().name("job-server-broker").daemon().unstarted(this::run);
    private final Mailbox<Event> mailbox = new Mailbox<>(thread);
    private final CountDownLatch drained = new CountDownLatch(1);
    private Consumer<BooleanSupplier> send = _ -> {};
    private BooleanSupplier mayAnswer = () -> true;
    private volatile boolean abandoned;
    private boolean draining;
    private boolean stopped;
    private Instant nextStatistics = Instant.MIN;
    private volatile boolean storeWritable = true;
    private volatile JobServerStatistics statistics = JobServerStatistics.NONE;

    BrokerThread(Broker broker, Administration administration, InstantSource clock) {
        this.broker = broker;
        this.administration = administration;
        this.clock = clock;
    }

    /// @param writeOut called after each batch, when all replies were handed to their connections;
    ///   it asks again before they leave
    /// @param mayAnswer whether the server may still answer anybody
    void start(Consumer<BooleanSupplier> writeOut, BooleanSupplier mayAnswer) {
        send = writeOut;
        this.mayAnswer = mayAnswer;
        thread.start();
    }

    /// Waits until the thread ends, because it was stopped or because the store is lost.
    void join() throws InterruptedException {
        thread.join();
    }

    /// Also false after an error of the JVM, such as no memory left, ended the thread.
    boolean isStoreWritable() {
        return storeWritable && thread.isAlive();
    }

    /// At most a little older than [#LONGEST_WAIT].
    JobServerStatistics statistics() {
        return statistics;
    }

    /// Takes no more jobs, hands none out, and waits until none runs.
    ///
    /// @return whether that was so in time
    boolean drain(Duration patience) throws InterruptedException {
        mailbox.put(_ -> {
            broker.drain();
            draining = true;
        });
        return drained.await(patience.toMillis(), TimeUnit.MILLISECONDS) && !abandoned;
    }

    /// Processes what has arrived before, then ends.
    void stop() {
        mailbox.put(_ -> stopped = true);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void opened(Connection connection) {
        mailbox.put(_ -> peers.put(connection, broker.connected(connection.address(), connection)));
    }

    @Override
    public void received(Connection connection, List<Inbound> messages, int size) {
        mailbox.put(now -> {
            process(connection, messages, now);
            connection.processed(size);
        });
    }

    @Override
    public void closed(Connection connection) {
        mailbox.put(now -> leave(connection, now));
    }

    private void run() {
        while (!stopped) {
            try {
                turn(clock.instant());
            } catch (StoreLostException e) {
                log.error("The server has lost its queue and stops serving it: {}", e.getMessage());
                abandon(clock.instant());
                stopped = true;
            } catch (RuntimeException e) {
                log.error("A batch of requests was not processed as it should be", e);
                mailbox.await(LONGEST_WAIT);
            }
        }
    }

    private void turn(Instant now) {
        int events = mailbox.take(LARGEST_BATCH, event -> event.happen(now));
        broker.tick(now);
        broker.commit(now);
        send.accept(mayAnswer);
        publish(now);
        if (events == 0) {
            mailbox.await(timeToWait(now));
        }
    }

    /// Whoever waits for an answer is refused, and all are hung up on.
    private void abandon(Instant now) {
        abandoned = true;
        mailbox.take(Integer.MAX_VALUE, event -> event.happen(now));
        broker.abandon();
        peers.keySet().forEach(connection -> connection.send(new Reply.Goodbye()));
        send.accept(() -> true);
        drained.countDown();
    }

    private void publish(Instant now) {
        storeWritable = broker.isStoreWritable();
        if (draining && broker.isIdle()) {
            drained.countDown();
        }
        if (!now.isBefore(nextStatistics)) {
            statistics = JobServerStatistics.of(broker.operations());
            nextStatistics = now.plus(LONGEST_WAIT);
        }
    }

    private Duration timeToWait(Instant now) {
        Instant latest = now.plus(LONGEST_WAIT);
        Instant due = broker.nextDue();
        return due.isBefore(latest) ? Duration.between(now, due) : LONGEST_WAIT;
    }

    /// A mistake of ours costs the connection that has met it, not all of them.
    private void process(Connection connection, List<Inbound> messages, Instant now) {
        try {
            for (Inbound message : messages) {
                Peer peer = peers.get(connection);
                if (peer != null) {
                    process(connection, peer, message, now);
                }
            }
        } catch (RuntimeException e) {
            log.error("{} has sent something that cannot be processed", connection.address(), e);
            leave(connection, now);
        }
    }

    private void process(Connection connection, Peer peer, Inbound message, Instant now) {
        if (abandoned) {
            message.refusal().ifPresent(peer::send);
            return;
        }
        switch (message) {
            case Inbound.Packet(var request) -> broker.received(peer, request, now);
            case Inbound.Line(var command) -> peer.send(administration.answer(command));
            case Inbound.Refused(var error) -> peer.send(new Reply.Packet(error));
            case Inbound.Ended _ -> leave(connection, now);
        }
    }

    private void leave(Connection connection, Instant now) {
        Peer peer = peers.remove(connection);
        if (peer != null) {
            broker.disconnected(peer, now);
            peer.send(new Reply.Goodbye());
        }
    }
}
