package photoshare.resize.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// How much of the processor the decoding of one original has taken in this thread, which makes it
/// and asks it.
final class ProcessorTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration patience;
    private final long end;

    /// @param patience with the original, of which engines before this one may have spent a part
    ProcessorTime(Original original, Duration patience) {
        this.patience = patience;
        end = used() + patience.minus(original.spent()).toNanos();
    }

    /// @throws RenderingStoppedException if there is no more
    void check() {
        if (used() > end) {
            throw new RenderingStoppedException(patience);
        }
    }

    private static long used() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
