package photoshare.web.system;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants in words of the server's time zone; a script puts them into the browser's.
public final class Times {

    private static final DateTimeFormatter CLOCK = in("HH:mm");
    private static final DateTimeFormatter DAY = in("d MMMM uuuu");
    private static final DateTimeFormatter DAY_AND_CLOCK = in("d MMMM uuuu, HH:mm");

    private Times() {}

    public static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    public static String day(Instant instant) {
        return DAY.format(instant);
    }

    public static String dayAndClock(Instant instant) {
        return DAY_AND_CLOCK.format(instant);
    }

    /// By the clock of a camera: most do not say in which zone they are, and are read as UTC.
    public static String byCamera(Instant instant) {
        return DAY_AND_CLOCK.withZone(ZoneOffset.UTC).format(instant);
    }

    private static DateTimeFormatter in(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(ZoneId.systemDefault());
    }
}
