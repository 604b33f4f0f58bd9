package photoshare.web.system;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers in words, and words of people.
public final class Words {

    private static final double KB = 1024;
    private static final double MB = KB * KB;

    /// Line breaks, other control characters, and those that turn the writing direction of all that
    /// follows.
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    private Words() {}

    /// What people entered, fit to be shown on one line.
    public static String oneLine(@Nullable String text) {
        return text == null ? "" : UNFIT.matcher(text).replaceAll(" ").strip();
    }

    /// "1 photo", "2 photos".
    public static String count(long number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }

    /// "3.2 MB", "840 KB".
    public static String bytes(long bytes) {
        return bytes >= MB
                ? "%.1f MB".formatted(bytes / MB)
                : "%.0f KB".formatted(Math.ceil(bytes / KB));
    }
}
