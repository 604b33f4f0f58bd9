package photoshare.resize.engine.vips;

import java.util.List;
import photoshare.storage.picture.PictureFormat;

/// What makes a loader fail (VipsFailOn).
enum Strictness {
    /// The file is read as it is, and a decoder has nothing at all to complain of.
    FLAWLESS(3),
    /// It may complain, but not of an early end.
    COMPLETE(1),
    /// The file is read with an end marker put to it, and it has nothing to complain of.
    UNTERMINATED(3),
    /// As far as it goes.
    NONE(0);

    private final int code;

    Strictness(int code) {
        this.code = code;
    }

    /// The strictest first. Only the decoder of JPEG tells harmless rubbish from missing pixels,
    /// and only in words. Such a file may also lack nothing but its end marker. The other decoders
    /// leave whatever was in memory where pixels are missing, or give up.
    static List<Strictness> attempts(PictureFormat format) {
        return format == PictureFormat.JPEG ? List.of(values()) : List.of(COMPLETE);
    }

    int code() {
        return code;
    }
}
