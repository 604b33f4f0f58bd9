package photoshare.jobserver.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// How long ago it was certain that something is ours. What counts is when the question was asked,
/// not when the answer arrived. Two clocks have to agree: one that nobody can set, and one that
/// goes on while the machine sleeps. Safe for use by any thread.
final class Lease {

    /// A moment at which a question was asked.
    record Moment(long nanos, Instant time) {}

    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private volatile Moment proven;

    Lease() {
        this(System::nanoTime, InstantSource.system());
    }

    Lease(LongSupplier nanoTime, InstantSource clock) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.proven = now();
    }

    Moment now() {
        return new Moment(nanoTime.getAsLong(), clock.instant());
    }

    /// The question that was asked at that moment was answered with yes.
    void proven(Moment asked) {
        proven = asked;
    }

    boolean isOlderThan(Duration age) {
        Moment last = proven;
        Moment now = now();
        return now.nanos() - last.nanos() > age.toNanos()
                || Duration.between(last.time(), now.time()).compareTo(age) > 0;
    }
}
