package photoshare.resize.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal.Reason;

/// What an engine makes of one picture.
///
/// @param renditions largest first
/// @param whole the true size of the picture as it stands upright
/// @param damaged whether a part of the picture is missing, such as the end of a file that is cut
///   off
/// @param takenAt as the camera wrote it, see [photoshare.storage.picture.PictureHeader]; null if
///   it did not
/// @param thumbHash what [ThumbHash] makes of it, about 20 bytes
public record Rendered(
        List<Rendition> renditions,
        Extent whole,
        boolean damaged,
        @Nullable Instant takenAt,
        byte[] thumbHash) {

    private static final int HARDLY_ANYTHING = 100;

    /// The one of this size, or the largest that there is.
    public Rendition rendition(RenditionSize size) {
        RenditionSize stored = size.storedOr(whole.width(), whole.height());
        return renditions.stream().filter(r -> r.size() == stored).findFirst().orElseThrow();
    }

    /// The same, known to lack something.
    Rendered asDamaged() {
        return new Rendered(renditions, whole, true, takenAt, thumbHash);
    }

    /// A damaged picture of which hardly anything can be seen is none. What is missing is the end,
    /// and has one colour.
    ///
    /// @param pixels of a small one, three bytes each
    public static void refuseBlank(byte[] pixels) {
        int last = pixels.length - 3;
        int seen = 0;
        for (int at = 0; at < last; at += 3) {
            if (!Arrays.equals(pixels, at, at + 3, pixels, last, last + 3)) {
                seen++;
            }
        }
        if (seen * HARDLY_ANYTHING < pixels.length / 3) {
            throw new PictureRefusedException(Reason.ENDS_EARLY);
        }
    }
}
