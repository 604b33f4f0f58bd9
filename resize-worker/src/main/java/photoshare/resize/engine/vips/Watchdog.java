package photoshare.resize.engine.vips;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import photoshare.resize.engine.Original;

/// Kills renderings that take too much processor time, from a thread of its own. libvips has more
/// threads than there are renderings, so what the process takes is divided among those at work.
final class Watchdog {

    /// A long rendering is noticed within a part of what it may take.
    private static final int LOOKS = 40;

    /// Over one rendering; closed when it has ended.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private record AtWork(Original original, VipsImages images) {}

    private final Duration patience;
    private final Set<AtWork> all = ConcurrentHashMap.newKeySet();
    private Duration taken = takenByProcess();

    /// @param patience with one original, whichever engine takes how much of it
    Watchdog(Duration patience) {
        this.patience = patience;
        long pause = patience.dividedBy(LOOKS).toNanos();
        Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("rendition-watchdog").daemon().factory())
                .scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
    }

    Duration patience() {
        return patience;
    }

    Watch over(Original original, VipsImages images) {
        var rendering = new AtWork(original, images);
        all.add(rendering);
        return () -> all.remove(rendering);
    }

    private void look() {
        Duration before = taken;
        taken = takenByProcess();
        Set<AtWork> now = Set.copyOf(all);
        for (AtWork rendering : now) {
            rendering.original.spend(taken.minus(before).dividedBy(now.size()));
            if (rendering.original.spent().compareTo(patience) > 0) {
                rendering.images.kill();
            }
        }
    }

    private static Duration takenByProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
