package photoshare.resize.engine;

import java.awt.image.BufferedImage;
import javax.imageio.ImageTypeSpecifier;

/// How much memory a picture takes while it is decoded and shrunk.
///
/// @param bytes that one picture may take
record PixelMemory(long bytes) {

    /// Halving, the first step of shrinking, makes four bytes of every four pixels.
    private static final int HALVED = 8;

    /// Java2D copies a picture into whole integers before it scales it, unless it has a loop for
    /// the way in which the picture's pixels lie.
    private static final int COPIED = 32;

    /// Of such a picture every how many-th pixel of every how many-th row fits; 1 if all do.
    int step(Extent extent, ImageTypeSpecifier type) {
        int step = 1;
        while (extent.everyNth(step).pixels() * bits(type) / 8 > bytes) {
            step++;
        }
        return step;
    }

    private static int bits(ImageTypeSpecifier type) {
        int decoded = type.getColorModel().getPixelSize();
        return switch (type.getBufferedImageType()) {
            case BufferedImage.TYPE_CUSTOM, BufferedImage.TYPE_BYTE_BINARY ->
                    decoded + COPIED + HALVED;
            default -> decoded + HALVED;
        };
    }
}
