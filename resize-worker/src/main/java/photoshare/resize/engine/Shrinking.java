package photoshare.resize.engine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.resizers.configurations.ScalingMode;

/// Makes pictures smaller with Thumbnailator: halving as often as it can, then once to size.
final class Shrinking {

    private Shrinking() {}

    /// @param imageType of the result, one of [BufferedImage]'s
    static BufferedImage shrink(BufferedImage picture, Extent target, int imageType) {
        if (target.equals(new Extent(picture.getWidth(), picture.getHeight()))
                && picture.getType() == imageType) {
            return picture;
        }
        try {
            return Thumbnails.of(picture)
                    .forceSize(target.width(), target.height())
                    .scalingMode(halves(picture, target))
                    .imageType(imageType)
                    .asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is read or written here", e);
        }
    }

    /// A line of one pixel that keeps its thickness cannot be halved: nothing would be left.
    private static ScalingMode halves(BufferedImage picture, Extent target) {
        boolean bothSides =
                target.width() < picture.getWidth() && target.height() < picture.getHeight();
        return bothSides ? ScalingMode.PROGRESSIVE_BILINEAR : ScalingMode.BILINEAR;
    }
}
