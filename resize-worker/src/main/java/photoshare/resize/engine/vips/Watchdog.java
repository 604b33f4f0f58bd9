package photoshare.resize.engine.vips;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Kills renderings that take too long, from a thread of its own.
///
/// @param patience by the clock on the wall
record Watchdog(Duration patience, ScheduledExecutorService thread) {

    /// Over one rendering; closed when it has ended.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    Watchdog(Duration patience) {
        this(
                patience,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("rendition-watchdog").daemon().factory()));
    }

    Watch over(VipsImages images) {
        ScheduledFuture<?> kill =
                thread.schedule(images::kill, patience.toMillis(), TimeUnit.MILLISECONDS);
        return () -> kill.cancel(false);
    }
}
