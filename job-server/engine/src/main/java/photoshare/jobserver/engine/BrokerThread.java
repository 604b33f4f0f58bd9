package photoshare.jobserver.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.admin.Administration;
import photoshare.jobserver.engine.broker.Broker;
import photoshare.jobserver.engine.broker.Peer;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.engine.net.Connection;
import photoshare.jobserver.engine.net.Inbound;
import photoshare.jobserver.engine.net.Inbox;
import photoshare.jobserver.engine.net.Network;
import photoshare.jobserver.engine.security.Permissions;
import photoshare.jobserver.engine.security.Rights;
import photoshare.jobserver.engine.store.StoreLostException;

/// The one thread that owns the broker and the sockets. It goes in turns: everything that has
/// arrived is applied as it is read, then the store is synced once, then the replies go out. While
/// a store syncs nothing is read; what arrives meanwhile waits in the sockets and makes the next
/// turn larger.
final class BrokerThread implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(BrokerThread.class);

    /// How many messages may wait for one sync.
    private static final int LARGEST_TURN = 1000;

    /// How many replies may wait for one sync: one message can mean replies to very many clients.
    private static final int MOST_OWED = 50_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Broker broker;
    private final Administration administration;
    private final Permissions permissions;
    private final InstantSource clock;
    private final Network network;
    private final ScheduledExecutorService thread;
    private final Alarm alarm;
    private final Map<Connection, Peer> peers = new IdentityHashMap<>();
    private final CountDownLatch drained = new CountDownLatch(1);
    private @Nullable Instant turn;
    private int messages;
    private final CountDownLatch lost = new CountDownLatch(1);
    private BooleanSupplier mayAnswer = () -> true;
    private boolean draining;
    private boolean stopped;
    private Instant nextStatistics = Instant.MIN;
    private volatile boolean storeWritable = true;
    private volatile JobServerStatistics statistics = JobServerStatistics.NONE;

    BrokerThread(
            Broker broker,
            Administration administration,
            InstantSource clock,
            JobServerOptions options) {
        this.broker = broker;
        this.administration = administration;
        this.clock = clock;
        permissions = options.permissions();
        network = Network.of(options.limits(), options.transport(), this);
        thread = network.thread();
        alarm = new Alarm(thread, this::turn);
    }

    Network network() {
        return network;
    }

    /// Looks after what is due from now on, whether anything arrives or not.
    ///
    /// @param mayAnswer whether the server may still answer anybody
    void start(BooleanSupplier mayAnswer) {
        this.mayAnswer = mayAnswer;
        thread.execute(this::turn);
    }

    /// Waits until the queue is lost.
    void awaitLoss() throws InterruptedException {
        lost.await();
    }

    /// Also false after an error of the JVM, which stops everything.
    boolean isStoreWritable() {
        return storeWritable;
    }

    /// At most a little older than [#LONGEST_WAIT].
    JobServerStatistics statistics() {
        return statistics;
    }

    /// Takes no more jobs, hands none out, and waits until none runs.
    ///
    /// @return whether that was so in time
    boolean drain(Duration patience) throws InterruptedException {
        thread.execute(() -> {
            broker.drain();
            draining = true;
            turn();
        });
        return drained.await(patience.toMillis(), TimeUnit.MILLISECONDS) && lost.getCount() > 0;
    }

    /// Sends what is to be said about everything that has arrived before, then closes.
    void stop() {
        if (lost.getCount() == 0) {
            network.closeAfterGoodbye();
            return;
        }
        thread.execute(() -> {
            endTurn();
            stopped = true;
        });
        network.close();
    }

    @Override
    public void opened(Connection connection) {
        if (!stopped) {
            Rights rights = permissions.of(connection.subject());
            peers.put(connection, broker.connected(connection.address(), rights, connection));
        }
    }

    @Override
    public void received(Connection connection, Inbound message) {
        if (stopped) {
            return;
        }
        Instant now = turn();
        Peer peer = peers.get(connection);
        if (peer != null) {
            process(connection, peer, message, now);
        }
        if (++messages >= LARGEST_TURN || broker.owes() >= MOST_OWED) {
            endTurn();
        }
    }

    @Override
    public void roomFor(Connection connection) {
        if (stopped) {
            connection.drop();
        } else {
            turn();
            connection.goOn();
        }
    }

    @Override
    public void closed(Connection connection) {
        if (!stopped) {
            leave(connection, turn());
        }
    }

    /// The time of this turn. The first who asks begins it; it ends when everything is read.
    private Instant turn() {
        Instant now = turn;
        if (now == null) {
            now = clock.instant();
            turn = now;
            thread.execute(this::endTurn);
        }
        return now;
    }

    private void endTurn() {
        Instant now = turn;
        if (now == null || stopped) {
            return;
        }
        turn = null;
        messages = 0;
        try {
            broker.tick(now);
            broker.commit(now);
            publish(now);
            network.send(mayAnswer);
            alarm.set(earliest(broker.nextDue(), now.plus(LONGEST_WAIT)), now);
        } catch (StoreLostException e) {
            log.error("The server has lost its queue and stops serving it: {}", e.getMessage());
            abandon();
        } catch (RuntimeException e) {
            log.error("A batch of requests was not processed as it should be", e);
            alarm.set(now.plus(LONGEST_WAIT), now);
        } catch (Error e) {
            throw fatal(e);
        }
    }

    /// Whoever waits for an answer is refused, and all are hung up on.
    private void abandon() {
        stopped = true;
        storeWritable = false;
        broker.abandon();
        peers.keySet().forEach(connection -> connection.send(new Reply.Goodbye()));
        network.send(() -> true);
        lost.countDown();
        drained.countDown();
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
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

    /// A mistake of ours costs the connection that has met it, not all of them.
    private void process(Connection connection, Peer peer, Inbound message, Instant now) {
        try {
            answer(connection, peer, message, now);
        } catch (RuntimeException e) {
            log.error("{} has sent something that cannot be processed", connection.address(), e);
            leave(connection, now);
        } catch (Error e) {
            throw fatal(e);
        }
    }

    /// After an error of the JVM, such as no memory left, nobody knows what the broker's state is:
    /// the queue is as good as lost, and what is stored of it is taken up again.
    private Error fatal(Error e) {
        stopped = true;
        storeWritable = false;
        lost.countDown();
        drained.countDown();
        return e;
    }

    private void answer(Connection connection, Peer peer, Inbound message, Instant now) {
        switch (message) {
            case Inbound.Packet(var request) -> broker.received(peer, request, now);
            case Inbound.Line(var command) ->
                    peer.send(administration.answer(command, peer.rights()));
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
