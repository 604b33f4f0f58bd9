package photoshare.jobserver.client;

import java.io.IOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// One connection of a client, shared by all its threads. One thread writes, so that commands wait
/// for their answers in exactly the order in which they were sent; another reads, gives each answer
/// to the command that has waited longest, and each work report to its job. Callers never touch the
/// socket: a server that does not read cannot hold them up, and a caller that is interrupted cannot
/// tear the connection down for the others.
final class Channel {

    private final ServerAddress server;
    private final Connection connection;
    private final Consumer<String> onLost;
    private final BlockingQueue<Command> outgoing = new LinkedBlockingQueue<>();
    private final Queue<Command> awaiting = new ConcurrentLinkedQueue<>();
    private final JobRoutes jobs = new JobRoutes();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean retired;
    private final Thread writer;
    private final Thread reader;
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    /// @param onLost called once, on any thread, with the reason
    Channel(ServerAddress server, Connection connection, Consumer<String> onLost) {
        this.server = server;
        this.connection = connection;
        this.onLost = onLost;
        this.writer = Thread.ofVirtual().name("job-client-writer " + server).unstarted(this::write);
        this.reader = Thread.ofVirtual().name("job-client-reader " + server).unstarted(this::read);
    }

    void start() {
        writer.start();
        reader.start();
    }

    boolean isOpen() {
        return reason.get() == null;
    }

    /// Whether somebody has [cancelled][ForegroundJob#cancel] a job of this connection.
    boolean isRetired() {
        return retired;
    }

    /// @return whether the command was taken; false where the channel has been retired meanwhile
    synchronized boolean send(Command command) {
        if (retired) {
            return false;
        }
        unanswered.incrementAndGet();
        outgoing.add(command);
        failIfUnsent(command);
        return true;
    }

    /// The connection may have been lost before the command came, or because of it: one that is not
    /// here any more was sent, and hears of that from elsewhere.
    private void failIfUnsent(Command command) {
        String why = reason.get();
        if (why != null && outgoing.remove(command)) {
            command.lost(why, false);
        }
    }

    /// Takes no more requests, and ends when nobody waits for anything any more: the only way to
    /// tell a server that a job is not wanted.
    void retire() {
        synchronized (this) {
            retired = true;
        }
        endIfIdle();
    }

    private void endIfIdle() {
        boolean idle = unanswered.get() == 0 && !jobs.isAnybodyWaiting();
        if (retired && idle && reason.compareAndSet(null, "nobody waits for anything any more")) {
            connection.close();
            writer.interrupt();
        }
    }

    /// Gives the connection up; whoever waits for something hears why.
    void lose(String why) {
        if (!reason.compareAndSet(null, why)) {
            return;
        }
        connection.close();
        writer.interrupt();
        awaiting.forEach(command -> command.lost(why, true));
        outgoing.forEach(command -> command.lost(why, false));
        onLost.accept(why);
        jobs.close().forEach(job -> job.connectionLost(server, why));
    }

    private boolean failIfLost(Command command) {
        String why = reason.get();
        if (why != null) {
            command.lost(why, false);
        }
        return why != null;
    }

    private void write() {
        try {
            while (true) {
                var command = outgoing.take();
                while (command != null) {
                    write(command);
                    command = outgoing.poll();
                }
                connection.flush();
            }
        } catch (IOException e) {
            lose(Connection.reason(e));
        } catch (InterruptedException | RuntimeException e) {
            lose(e.toString());
        }
    }

    private void write(Command command) throws IOException {
        awaiting.add(command);
        if (!failIfLost(command)) {
            connection.sendLater(command.request);
        }
    }

    private void read() {
        try {
            while (true) {
                receive();
            }
        } catch (IOException e) {
            lose(Connection.reason(e));
        } catch (RuntimeException e) {
            lose(e.toString());
        }
    }

    private void receive() throws IOException {
        try {
            received(connection.receive());
        } catch (PacketTooLargeException e) {
            jobs.fail(e.handle(), Connection.reason(e));
        }
        if (retired) {
            endIfIdle();
        }
    }

    private void received(Response response) throws IOException {
        switch (response) {
            case WorkReport report -> jobs.deliver(report);
            case Response.Client answer -> answered(answer);
            case Response.Worker unasked -> throw unexpected(unasked);
        }
    }

    private void answered(Response.Client answer) throws IOException {
        var command = awaiting.poll();
        if (command == null) {
            throw unexpected(answer);
        }
        if (!command.isAnsweredBy(answer)) {
            command.lost(
                    "it answers %s with %s".formatted(command.request.type(), answer.type()), true);
            throw unexpected(answer);
        }
        if (answer instanceof Response.JobCreated created && command.job() != null) {
            accepted(command, created, command.job());
        } else {
            command.answered(answer);
        }
        unanswered.decrementAndGet();
    }

    /// Here and not where the answer is awaited: the next packet may already be the job's. A
    /// command that was given up is sent again by whoever gave it up, so its job waits elsewhere.
    private void accepted(Command command, Response.JobCreated created, ForegroundJob job) {
        job.accepted(new JobHandle(server, created.handle().toString()), this::retire);
        if (command.answered(created) && !jobs.add(created.handle(), job)) {
            job.connectionLost(server, Objects.requireNonNull(reason.get()));
        }
        if (job.isOver()) {
            retire();
        }
    }

    private static IOException unexpected(Response response) {
        return new IOException("it sends %s unasked".formatted(response.type()));
    }
}
