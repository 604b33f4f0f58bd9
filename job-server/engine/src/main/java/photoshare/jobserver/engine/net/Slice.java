package photoshare.jobserver.engine.net;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// How long the requests of one connection may keep the thread before others get their turn. What
/// counts is the time of the processor: to wait for a store costs nobody anything that they would
/// not have to wait for as well.
final class Slice {

    /// For what is read from a socket at one go; a thousand ordinary requests take less.
    static final Duration USUAL = Duration.ofMillis(5);

    /// To ask for the time costs as much as some requests.
    private static final int MESSAGES_BETWEEN_LOOKS = 16;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported();

    private final long length;
    private long end;
    private int messages;

    Slice(Duration length) {
        this.length = length.toNanos();
    }

    void begin() {
        messages = 0;
    }

    /// Asked before each message.
    boolean isOver() {
        if (messages == 0) {
            end = now() + length;
        }
        return ++messages % MESSAGES_BETWEEN_LOOKS == 0 && now() > end;
    }

    private static long now() {
        return KNOWN ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
