package photoshare.jobserver.engine;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Many threads put things in, one takes them out. The one is only woken if it waits.
final class Mailbox<T> {

    private final Queue<T> things = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Thread reader;

    Mailbox(Thread reader) {
        this.reader = reader;
    }

    void put(T thing) {
        things.add(thing);
        if (waiting.get() && waiting.compareAndSet(true, false)) {
            LockSupport.unpark(reader);
        }
    }

    /// @return how many were taken
    int take(int most, Consumer<T> consumer) {
        for (int taken = 0; taken < most; taken++) {
            T thing = things.poll();
            if (thing == null) {
                return taken;
            }
            consumer.accept(thing);
        }
        return most;
    }

    /// Returns when something is there, or after the time, or sometimes earlier. Says "waiting"
    /// before it looks, so that whoever puts something in after the look sees it.
    void await(Duration time) {
        waiting.set(true);
        if (things.isEmpty()) {
            LockSupport.parkNanos(this, time.toNanos());
        }
        waiting.set(false);
    }
}
