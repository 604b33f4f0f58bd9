package photoshare.storage.picture;

import java.io.Serializable;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/// Why a photo cannot be shown, for the person who chose the file, in whichever language that one
/// reads: the bundle `messages/refusal` has one sentence for each reason.
///
/// @param arguments what the sentence speaks of: numbers as they are, and names
public record Refusal(Reason reason, List<String> arguments) implements Serializable {

    public enum Reason {
        EMPTY,
        FILM,
        PDF,
        TEXT,
        WEB_PAGE,
        NO_PICTURE,
        /// The format.
        UNSUPPORTED,
        NO_SIZE,
        ENDS_EARLY,
        UNREADABLE,
        /// The most that is accepted, with its unit.
        TOO_LARGE,
        /// Width, height, megapixels that are accepted.
        TOO_MANY_PIXELS,
        /// Width, height, pixels a side that are accepted.
        TOO_LONG,
        /// Width and height of what would take too much memory.
        TOO_MANY_PIXELS_OF_KIND,
        /// Width and height.
        TOO_MANY_PIXELS_FOR_WEBP,
        /// The most that are accepted.
        TOO_MANY_SCANS,
        /// How many there were; no fault of the file's, as far as anybody knows.
        TOO_MANY_ATTEMPTS,
        /// How many workers it took down.
        TOO_MANY_CRASHES;

        /// What its sentence is called in the bundle; never changes, as rows bear it.
        String code() {
            return "refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The codes of those that lie in the file: the same comes of it however often it is tried. The
    /// others may have been the fault of a worker, and another may do better.
    public static final Set<String> LASTING =
            EnumSet.complementOf(
                            EnumSet.of(
                                    Reason.UNSUPPORTED,
                                    Reason.TOO_MANY_ATTEMPTS,
                                    Reason.TOO_MANY_CRASHES))
                    .stream()
                    .map(Reason::code)
                    .collect(Collectors.toUnmodifiableSet());

    private static final long MB = 1024 * 1024;

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal of(Reason reason, Object... arguments) {
        return new Refusal(reason, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /// @param limit of the file, in bytes
    public static Refusal tooLarge(long limit) {
        return of(Reason.TOO_LARGE, limit >= MB ? limit / MB + " MB" : limit + " bytes");
    }

    /// What its sentence is called in the bundle.
    public String code() {
        return reason.code();
    }

    /// In English.
    public String sentence() {
        String pattern =
                ResourceBundle.getBundle("messages.refusal", Locale.ROOT).getString(code());
        return new MessageFormat(pattern, Locale.ROOT).format(arguments.toArray());
    }
}
