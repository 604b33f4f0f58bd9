package photoshare.jobserver.engine.broker;

import java.time.Duration;
import java.time.Instant;

/// That a worker can do a function.
///
/// @param timeout how long a job may take; zero for as long as it likes
record Ability(JobFunction function, Duration timeout) {

    Instant deadline(Instant now) {
        return timeout.isZero() ? Instant.MAX : now.plus(timeout);
    }
}
