package photoshare.resize.engine.vips;

import java.util.regex.Pattern;

/// An operation of libvips failed; the message is what its error buffer held, which is common to
/// all threads.
final class VipsException extends RuntimeException {

    private static final Pattern CORRUPT =
            Pattern.compile("Corrupt JPEG data: (?!\\d+ extraneous bytes)");

    VipsException(String operation, String message) {
        super(operation + ": " + message.strip().replace("\n", "; "));
    }

    /// Whether the decoder of JPEG met anything worse than bytes that it could leave out.
    boolean saysThatPixelsAreMissing() {
        return saysThatPixelsAreMissing(String.valueOf(getMessage()));
    }

    /// @param errors as the buffer holds them, also when nothing failed: the decoder looks at them
    ///   before it goes on, and does not go on behind the last rows
    static boolean saysThatPixelsAreMissing(String errors) {
        return CORRUPT.matcher(errors).find();
    }
}
