package photoshare.jobserver.engine.net;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// How long the requests of one connection may keep the thread before others get their turn. What
/// counts is the time of the processor: to wait for a store costs nobody anything that they would
/// not have to wait for as well. That time is asked for only when a slice is long by the clock.
final class Slice {

    /// For what is read from a socket at one go; a thousand ordinary requests take less.
    static final Duration USUAL = Duration.ofMillis(5);

    /// To ask for the time costs as much as some requests.
    private static final int MESSAGES_BETWEEN_LOOKS = 16;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported();

    private final long length;
    private int messages;
    private long soonestEnd;
    private long end;
    private boolean isWatched;
    private boolean isLong;

    Slice(Duration length) {
        this.length = length.toNanos();
    }

    void begin() {
        messages = 0;
    }

    /// Asked before each message.
    boolean isOver() {
        if (messages == 0) {
            start();
        }
        return ++messages % MESSAGES_BETWEEN_LOOKS == 0
                && System.nanoTime() - soonestEnd > 0
                && isProcessorTimeOver();
    }

    /// After a long slice the next one is expected to be long too and watched from its beginning.
    private void start() {
        soonestEnd = System.nanoTime() + length;
        isWatched = isLong;
        isLong = false;
        if (isWatched) {
            end = processorTime() + length;
        }
    }

    private boolean isProcessorTimeOver() {
        isLong = true;
        if (!isWatched) {
            isWatched = true;
            end = processorTime() + length;
        }
        return processorTime() > end;
    }

    private static long processorTime() {
        return KNOWN ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
