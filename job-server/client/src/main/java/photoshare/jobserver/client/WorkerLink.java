package photoshare.jobserver.client;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.Response.JobAssignUniq;

/// One connection of a worker to one server, and the thread that looks after it: take a slot, ask
/// for a job, run it, give the slot back; sleep when there is none. At most one job at a time comes
/// over a connection, since servers keep time for one only.
final class WorkerLink {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLink.class);
    private static final Request.EchoRequest HELLO = new Request.EchoRequest(Bytes.of("hello"));

    /// Some servers wake a worker again and again for a job whose time has not come.
    private static final int WAKES_IN_VAIN = 16;

    private static final Duration REST = Duration.ofMillis(10);

    private final ServerPresence server;
    private final SlotGroup slots;
    private final JobRunner runner;
    private final JobWorkerOptions options;
    private final Thread thread;

    // guarded by this
    private @Nullable Connection connection;
    private boolean working;
    private boolean closing;

    WorkerLink(ServerPresence server, SlotGroup slots, JobRunner runner, JobWorkerOptions options) {
        this.server = server;
        this.slots = slots;
        this.runner = runner;
        this.options = options;
        this.thread =
                Thread.ofVirtual().name("job-worker " + server.address()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Takes no more jobs; one that runs goes on.
    synchronized void drain() {
        closing = true;
        if (!working) {
            stop();
        }
    }

    /// Closes the connection, so that the server gives a job that still runs to another worker.
    ///
    /// @return whether there was one
    synchronized boolean giveBack() {
        closing = true;
        stop();
        return working;
    }

    /// @return whether the link came to its end in time
    boolean join(Duration timeout) throws InterruptedException {
        return thread.join(timeout);
    }

    private void stop() {
        if (connection != null) {
            connection.close();
        }
        thread.interrupt();
    }

    private void run() {
        var backOff = new BackOff();
        try {
            while (!closing()) {
                connectAndServe(backOff);
            }
        } catch (InterruptedException _) {
            LOG.debug("Works no more for {}", server.address());
        }
    }

    private void connectAndServe(BackOff backOff) throws InterruptedException {
        try (var opened = open()) {
            serve(opened, backOff);
        } catch (IOException e) {
            tryAgainLater(Connection.reason(e), backOff);
        } catch (RuntimeException e) {
            LOG.error("Working for {} failed", server.address(), e);
            tryAgainLater(e.toString(), backOff);
        }
    }

    private void tryAgainLater(String reason, BackOff backOff) throws InterruptedException {
        if (!closing()) {
            server.missing(reason);
            Thread.sleep(backOff.next());
        }
    }

    private Connection open() throws IOException {
        var opened = Connection.open(server.address(), options.connection());
        synchronized (this) {
            connection = opened;
            if (closing) {
                opened.close();
            }
        }
        return opened;
    }

    private void serve(Connection connection, BackOff backOff)
            throws IOException, InterruptedException {
        announce(connection);
        server.joined();
        try {
            work(connection, backOff);
        } finally {
            server.left();
        }
    }

    /// The answer proves that the server is alive before a slot is spent on it.
    private void announce(Connection connection) throws IOException {
        connection.introduce(options.connection());
        connection.send(slots.abilities());
        connection.send(HELLO);
        var answer = answer(connection);
        if (!(answer instanceof Response.EchoResponse)) {
            throw unexpected(answer);
        }
    }

    private void work(Connection connection, BackOff backOff)
            throws IOException, InterruptedException {
        int wakesInVain = 0;
        while (!closing()) {
            boolean worked = workOnce(connection);
            backOff.reset();
            if (worked) {
                wakesInVain = 0;
            } else if (!closing()) {
                wakesInVain = sleep(connection) ? wakesInVain + 1 : 0;
            }
            if (wakesInVain > WAKES_IN_VAIN) {
                Thread.sleep(REST);
            }
        }
    }

    /// @return whether the server woke us
    private boolean sleep(Connection connection) throws IOException {
        connection.send(new Request.PreSleep());
        return connection.awaitInput(options.poll());
    }

    /// @return whether there was a job
    private boolean workOnce(Connection connection) throws IOException, InterruptedException {
        slots.free().acquire();
        try {
            return begin() && grab(connection);
        } finally {
            end();
            slots.free().release();
        }
    }

    private boolean grab(Connection connection) throws IOException, InterruptedException {
        connection.send(new Request.GrabJobUniq());
        try {
            return switch (answer(connection)) {
                case Response.NoJob _ -> false;
                case JobAssignUniq job -> {
                    runner.run(job, connection);
                    yield true;
                }
                case Response other -> throw unexpected(other);
            };
        } catch (PacketTooLargeException e) {
            runner.refuse(e, connection);
            return true;
        }
    }

    /// What the server says to the last request. Wake-ups can arrive at any time, and so can errors
    /// about the end of a job that the server had meanwhile given to another worker.
    private Response answer(Connection connection) throws IOException {
        while (true) {
            switch (connection.receive(options.connection().responseTimeout())) {
                case Response.Noop _ -> {}
                case Response.ErrorResponse error when error.is(ErrorCode.NOT_SERVING) ->
                        throw new IOException(error.text().toString());
                case Response.ErrorResponse(var code, var text) ->
                        LOG.warn("{} says: {} ({})", server.address(), text, code);
                case Response answer -> {
                    return answer;
                }
            }
        }
    }

    private static IOException unexpected(Response response) {
        return new IOException("it sends %s unasked".formatted(response.type()));
    }

    private synchronized boolean begin() {
        working = !closing;
        return working;
    }

    private synchronized void end() {
        working = false;
    }

    private synchronized boolean closing() {
        return closing;
    }
}
