package photoshare.resize.engine.vips;

import java.util.List;
import photoshare.storage.picture.PictureFormat;

/// What makes a loader fail (VipsFailOn).
enum Strictness {
    NONE(0),
    TRUNCATED(1),
    WARNING(3);

    private final int code;

    Strictness(int code) {
        this.code = code;
    }

    /// The strictest first. A JPEG may lack nothing but its end marker: with one put there, a
    /// decoder that has nothing to complain of shows that no pixel is missing.
    static List<Strictness> attempts(PictureFormat format) {
        return format == PictureFormat.JPEG
                ? List.of(TRUNCATED, WARNING, NONE)
                : List.of(TRUNCATED, NONE);
    }

    int code() {
        return code;
    }
}
