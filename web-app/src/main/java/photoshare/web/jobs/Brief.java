package photoshare.web.jobs;

import java.time.Duration;

/// Spans of time as narrow columns have them, in every language: "800 ms", "12 s", "3 min", "2 h".
final class Brief {

    private static final int ENOUGH = 2;

    private Brief() {}

    static String of(Duration time) {
        if (time.toMillis() < 1000) {
            return Math.max(0, time.toMillis()) + " ms";
        }
        if (time.toMinutes() < ENOUGH) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() < ENOUGH) {
            return time.toMinutes() + " min";
        }
        return time.toHours() + " h";
    }
}
