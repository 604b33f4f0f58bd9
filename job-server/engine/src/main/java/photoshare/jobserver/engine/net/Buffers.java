package photoshare.jobserver.engine.net;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// What all connections together keep in memory. What they only hold, unfinished packets and
/// replies that are not read, is bounded by closing the connection that holds the most, so that
/// peers with small packets never pay for others. What waits for the broker is bounded by reading
/// no further until it has caught up.
final class Buffers {

    private final long most;
    private final Set<Share> shares = ConcurrentHashMap.newKeySet();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong unprocessed = new AtomicLong();
    private final AtomicBoolean evicting = new AtomicBoolean();

    /// @param most bytes that may be held, and that may be unprocessed
    Buffers(long most) {
        this.most = most;
    }

    void enter(Share share) {
        shares.add(share);
    }

    /// Of a connection that is gone, and holds nothing any more.
    void leave(Share share) {
        shares.remove(share);
    }

    /// A connection holds that many bytes more.
    void hold(long more) {
        if (held.addAndGet(more) > most && more > 0) {
            evictLargest();
        }
    }

    void unprocessed(long more) {
        unprocessed.addAndGet(more);
    }

    /// Whether the broker is so far behind that nothing more should be read.
    boolean isFull() {
        return unprocessed.get() > most;
    }

    /// One at a time: only when it has gone is it known whether that was enough.
    private void evictLargest() {
        if (evicting.compareAndSet(false, true)) {
            shares.stream()
                    .max(Comparator.comparingLong(Share::held))
                    .ifPresentOrElse(share -> share.evict(this::evicted), this::evicted);
        }
    }

    private void evicted() {
        evicting.set(false);
    }
}
