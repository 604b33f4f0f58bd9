package photoshare.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A part of the running system. Its keeper, a thread, starts the process again whenever it ends by
/// itself, later each time; after a kill the part stays down until somebody starts it.
final class Node {

    enum State {
        OFF,
        STARTING,
        READY,
        RESTARTING,
        KILLED
    }

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STARTING_TAKES_AT_MOST = Duration.ofMinutes(2);
    private static final Duration ENDING_TAKES_AT_MOST = Duration.ofSeconds(10);
    private static final int FAILURES_TO_TELL = 3;

    private final Part part;
    private final Processes processes;
    private final Path log;
    private final Consumer<String> out;

    private boolean prepared;
    private boolean stopped;
    private @Nullable Thread keeper;
    private CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile State state = State.OFF;
    private volatile @Nullable Process process;

    Node(Part part, Processes processes, Path log, Consumer<String> out) {
        this.part = part;
        this.processes = processes;
        this.log = log;
        this.out = out;
    }

    Part part() {
        return part;
    }

    Path log() {
        return log;
    }

    State state() {
        return state;
    }

    /// The process, while there is one.
    @Nullable ProcessHandle process() {
        var latest = process;
        return latest != null && latest.isAlive() ? latest.toHandle() : null;
    }

    synchronized void prepare() throws IOException, InterruptedException {
        if (!prepared) {
            part.prepare();
            prepared = true;
        }
    }

    /// Starts the part, if it is down.
    ///
    /// @return done when the part is ready; failed when it ended a few times before it got there
    synchronized CompletableFuture<Void> start() {
        if (keeper == null && !stopped) {
            var promise = new CompletableFuture<Void>();
            ready = promise;
            state = State.STARTING;
            keeper = Thread.ofVirtual().name(part.name()).start(() -> keepAlive(promise));
        }
        return ready;
    }

    /// Ends the process at once, as a crash would. It stays down.
    synchronized void kill() throws InterruptedException {
        leaveAlone();
        var last = process;
        if (last != null) {
            last.destroyForcibly().waitFor();
        }
        state = State.KILLED;
    }

    /// Ends the process in good order, or by force if it takes too long, for good.
    synchronized @Nullable Void stop() throws InterruptedException {
        stopped = true;
        leaveAlone();
        var last = process;
        if (last != null && last.isAlive()) {
            askToEnd(last);
            if (!last.waitFor(ENDING_TAKES_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                last.destroyForcibly().waitFor();
            }
        }
        state = State.OFF;
        return null;
    }

    private void askToEnd(Process last) throws InterruptedException {
        try {
            part.askToEnd(last);
        } catch (IOException | DemoException e) {
            last.destroyForcibly();
        }
    }

    private void leaveAlone() throws InterruptedException {
        if (keeper != null) {
            keeper.interrupt();
            keeper.join();
            keeper = null;
        }
        ready.completeExceptionally(new CancellationException(part.name() + " was ended"));
    }

    private void keepAlive(CompletableFuture<Void> promise) {
        try {
            for (int failures = 0; true; ) {
                failures = run(promise) ? 0 : failures + 1;
                var pause = Duration.ofMillis(500L << Math.min(failures, 5));
                state = State.RESTARTING;
                out.accept(
                        "%-13s ended by itself, starts again in %.0f s; its log: %s"
                                .formatted(part.name(), Math.ceil(pause.toMillis() / 1000.0), log));
                if (failures >= FAILURES_TO_TELL) {
                    promise.completeExceptionally(new DemoException(whyNot()));
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs the process to its end.
    ///
    /// @return whether it was ready at some time
    private boolean run(CompletableFuture<Void> promise) throws InterruptedException {
        long began = System.nanoTime();
        state = State.STARTING;
        try {
            var started = processes.start(part.command(), part.environment(), log);
            process = started;
            if (!becomesReady(started)) {
                return false;
            }
            state = State.READY;
            double seconds = (System.nanoTime() - began) / 1e9;
            out.accept(
                    String.format(
                            Locale.ROOT,
                            "%-13s ready  localhost:%-5d  %4.1f s",
                            part.name(),
                            part.port(),
                            seconds));
            promise.complete(null);
            started.waitFor();
            return true;
        } catch (CompletionException e) {
            out.accept(part.name() + " cannot be started: " + e.getMessage());
            return false;
        }
    }

    private boolean becomesReady(Process started) throws InterruptedException {
        long deadline = System.nanoTime() + STARTING_TAKES_AT_MOST.toNanos();
        while (System.nanoTime() < deadline) {
            if (isReady(started)) {
                return true;
            }
            if (started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        started.destroyForcibly().waitFor();
        return false;
    }

    private boolean isReady(Process started) throws InterruptedException {
        try {
            return part.isReady(started);
        } catch (IOException _) {
            return false;
        }
    }

    private String whyNot() {
        return part.name() + " does not start. The end of its log:\n" + lastLines();
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }
}
