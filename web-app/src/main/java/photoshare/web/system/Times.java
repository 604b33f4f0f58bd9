package photoshare.web.system;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/// Instants in words of the reader's language and the server's time zone; a script puts them into
/// the browser's.
public final class Times {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
    private static final DateTimeFormatter DAY_AND_CLOCK =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);

    private Times() {}

    public static String clock(Instant instant) {
        return here(CLOCK).format(instant);
    }

    public static String toTheSecond(Instant instant) {
        return here(TO_THE_SECOND).format(instant);
    }

    public static String day(Instant instant) {
        return here(DAY).format(instant);
    }

    public static String dayAndClock(Instant instant) {
        return here(DAY_AND_CLOCK).format(instant);
    }

    /// An element of a page, to stand in a sentence.
    public static String dayAndClockElement(Instant instant) {
        return "<time data-clock=\"day\" datetime=\"%s\">%s</time>"
                .formatted(instant, dayAndClock(instant));
    }

    /// By the clock of a camera, which is read as if it showed UTC.
    public static String byCamera(Instant instant) {
        return here(DAY_AND_CLOCK).withZone(ZoneOffset.UTC).format(instant);
    }

    /// The day comes before the month for all readers.
    private static DateTimeFormatter here(DateTimeFormatter formatter) {
        Locale reader = LocaleContextHolder.getLocale();
        boolean english = reader.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return formatter.withLocale(english ? Locale.UK : reader).withZone(ZoneId.systemDefault());
    }
}
