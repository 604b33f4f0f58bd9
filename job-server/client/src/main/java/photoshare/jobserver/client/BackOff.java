package photoshare.jobserver.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next attempt: longer each time, and not all clients at the same
/// moment. Never much longer than a second: a standby refuses connections as long as it stands by,
/// and is to be found soon when it has taken over. Not safe for use by several threads.
final class BackOff {

    private static final long SHORTEST_MILLIS = 100;
    private static final int MOST_DOUBLINGS = 4;

    private int doublings;

    Duration next() {
        long millis = SHORTEST_MILLIS << doublings;
        doublings = Math.min(doublings + 1, MOST_DOUBLINGS);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }

    void reset() {
        doublings = 0;
    }
}
