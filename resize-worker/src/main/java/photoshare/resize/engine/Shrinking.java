package photoshare.resize.engine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;

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
                    .imageType(imageType)
                    .asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is read or written here", e);
        }
    }
}
