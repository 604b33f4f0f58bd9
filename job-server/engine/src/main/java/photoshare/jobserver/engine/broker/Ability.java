package photoshare.jobserver.engine.broker;

import java.time.Duration;
import java.time.Instant;

/// That a worker can do a function.
///
/// @param timeout how long a job may take; zero for as long as it likes
record Ability(JobFunction function, Duration timeout) {

    /// What a shorter timeout counts as. The protocol counts milliseconds, but libgearman, and with
    /// it PHP, as well as Perl send seconds: a job that is given "10" must not be lost after ten
    /// milliseconds. The original has the same floor.
    static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

    Instant deadline(Instant now) {
        if (timeout.isZero()) {
            return Instant.MAX;
        }
        return now.plus(timeout.compareTo(SHORTEST_TIMEOUT) < 0 ? SHORTEST_TIMEOUT : timeout);
    }
}
