package photoshare.resize.engine;

import java.util.regex.Pattern;

/// What a decoder of JPEG says that goes on nevertheless. Those of libvips and of Java are of one
/// family, and use the same words.
public final class JpegComplaint {

    private static final Pattern CORRUPT =
            Pattern.compile(
                    "Corrupt JPEG data: (?!\\d+ extraneous bytes before marker 0x(?!d[0-7]))");

    private JpegComplaint() {}

    /// Whether it met anything worse than bytes that it could leave out, and not those before a
    /// restart marker (0xd0 to 0xd7), which are pixels. The end marker alone may be missing.
    public static boolean saysThatPixelsAreMissing(String words) {
        return CORRUPT.matcher(words).find();
    }
}
