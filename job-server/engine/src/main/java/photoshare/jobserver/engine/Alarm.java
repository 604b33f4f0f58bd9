package photoshare.jobserver.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs something at a time, on the thread that sets it. There is one time: setting an earlier one
/// replaces it, setting a later one does nothing.
final class Alarm {

    private final ScheduledExecutorService thread;
    private final Runnable task;
    private Instant time = Instant.MAX;
    private @Nullable Future<?> waiting;

    Alarm(ScheduledExecutorService thread, Runnable task) {
        this.thread = thread;
        this.task = task;
    }

    void set(Instant time, Instant now) {
        if (!time.isBefore(this.time)) {
            return;
        }
        if (waiting != null) {
            waiting.cancel(false);
        }
        this.time = time;
        long delay = time.isAfter(now) ? Duration.between(now, time).toNanos() : 0;
        waiting = thread.schedule(this::ring, delay, TimeUnit.NANOSECONDS);
    }

    private void ring() {
        time = Instant.MAX;
        waiting = null;
        task.run();
    }
}
