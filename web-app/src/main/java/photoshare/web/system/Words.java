package photoshare.web.system;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/// Numbers in words, and words of people.
public final class Words {

    private static final double KB = 1024;
    private static final double MB = KB * KB;

    /// Line breaks, other control characters, and those that turn the writing direction of all that
    /// follows.
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    /// Spaces of all kinds, and what only tells how its neighbours are to be shown.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{C}]*");

    /// In a domain, the letters that RFC 5894, 7.2, names.
    private static final Pattern OTHER_NAMES =
            Pattern.compile("@.*[\\u00DF\\u1E9E\\u03C2\\u200C\\u200D]");

    /// Brackets, quotes, arrows: not emoji, of which a name may be made.
    private static final Pattern SIGN = Pattern.compile("[\\p{P}\\p{Sm}\\p{Sc}\\p{Sk}].*");

    /// What a reader takes for one: a letter with its accents, an emoji of many parts.
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Words() {}

    /// What people entered, fit to be shown on one line; empty if there is nothing to be seen.
    public static String oneLine(@Nullable String text) {
        String line = text == null ? "" : UNFIT.matcher(text).replaceAll(" ").strip();
        return INVISIBLE.matcher(line).matches() ? "" : line;
    }

    /// An e-mail address, with its domain as mail servers know it: one in other letters has a name
    /// in plain ones too (RFC 5890), which only some browsers send. Not where the old rules of the
    /// JDK (RFC 3490) make another name of it, as of one with an ß: that may be somebody else's.
    public static String address(@Nullable String text) {
        String line = oneLine(text);
        int domain = line.lastIndexOf('@') + 1;
        try {
            return domain == 0 || OTHER_NAMES.matcher(line).find()
                    ? line
                    : line.substring(0, domain) + IDN.toASCII(line.substring(domain));
        } catch (IllegalArgumentException _) {
            return line;
        }
    }

    /// The first character that can be seen and is no mere sign, if there is such a one.
    public static String initial(String name) {
        List<String> characters =
                CHARACTER
                        .matcher(name)
                        .results()
                        .map(MatchResult::group)
                        .filter(character -> !INVISIBLE.matcher(character).matches())
                        .toList();
        return characters.stream()
                .filter(character -> !SIGN.matcher(character).matches())
                .findFirst()
                .orElse(characters.isEmpty() ? "" : characters.getFirst());
    }

    /// "3.2 MB", "840 KB", in the language of whoever asks.
    public static String bytes(long bytes) {
        Locale locale = LocaleContextHolder.getLocale();
        return bytes >= MB
                ? String.format(locale, "%.1f MB", bytes / MB)
                : String.format(locale, "%.0f KB", Math.ceil(bytes / KB));
    }
}
