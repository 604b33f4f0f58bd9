package photoshare.resize.engine;

import java.awt.Point;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// The pixels as they lie in the file: not yet upright, perhaps transparent.
///
/// @param extent of the pixels before any were left out
/// @param place where they lie on the canvas; elsewhere than at 0, 0 only in a GIF or a WebP
/// @param canvas of the whole picture
/// @param damaged whether some of the pixels were missing
/// @param profile what the colours mean, if the decoder has not converted them; null for sRGB
record DecodedPicture(
        BufferedImage pixels,
        Extent extent,
        Point place,
        Extent canvas,
        boolean damaged,
        @Nullable ICC_Profile profile) {

    /// Whether white would show through or beside the pixels.
    boolean needsCanvas() {
        return pixels.getColorModel().hasAlpha() || !isWhole();
    }

    boolean isWhole() {
        return extent.equals(canvas);
    }
}
