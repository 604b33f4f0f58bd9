package photoshare.email;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes words of people and servers fit to be shown on one line.
final class Wording {

    /// Line breaks, other control characters, and those that turn the writing direction of all that
    /// follows.
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    private Wording() {}

    static String oneLine(@Nullable String text) {
        return text == null ? "" : UNFIT.matcher(text).replaceAll(" ").strip();
    }
}
