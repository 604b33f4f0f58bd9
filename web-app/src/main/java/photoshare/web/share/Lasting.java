package photoshare.web.share;

import java.time.Duration;
import java.util.Optional;

/// How long a link works.
public enum Lasting {
    DAY(1),
    WEEK(7),
    MONTH(30),
    FOREVER(0);

    private final int days;

    Lasting(int days) {
        this.days = days;
    }

    Optional<Duration> duration() {
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}
