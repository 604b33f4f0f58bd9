package photoshare.resize.engine.vips;

import photoshare.resize.engine.Extent;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.Orientation;

/// From one image to the next.
final class Steps {

    private static final int QUALITY = 82;

    /// Makes up for what the softer filter loses, in a file that is no larger.
    private static final int QUALITY_OF_LARGEST = 83;

    /// VipsKernel's numbers.
    private static final int CATMULL_ROM = 2;

    private static final int LANCZOS = 5;

    private static final int HORIZONTAL = 0;
    private static final int VERTICAL = 1;

    private Steps() {}

    /// With Lanczos' filter of three lobes.
    static VipsImage shrink(VipsImage picture, Extent target) {
        return shrink(picture, target, LANCZOS);
    }

    /// With Catmull and Rom's filter, which looks at two thirds of the pixels that Lanczos' looks
    /// at: an original has many. After compression there is hardly a difference to be seen in the
    /// largest rendition, and none in the smaller ones.
    static VipsImage shrinkOriginal(VipsImage picture, Extent target) {
        return shrink(picture, target, CATMULL_ROM);
    }

    private static VipsImage shrink(VipsImage picture, Extent target, int kernel) {
        double across = (double) target.width() / picture.width();
        double down = (double) target.height() / picture.height();
        return across == 1 && down == 1
                ? picture
                : picture.with("resize", across, "vscale", down, "kernel", kernel);
    }

    /// @param picture in memory, because turning reads it in another order
    static VipsImage turn(VipsImage picture, Orientation orientation) {
        return switch (orientation) {
            case UPRIGHT -> picture;
            case MIRRORED -> flip(picture, HORIZONTAL);
            case UPSIDE_DOWN -> rotate(picture, 180);
            case UPSIDE_DOWN_MIRRORED -> flip(picture, VERTICAL);
            case LEFT_MIRRORED -> flip(rotate(picture, 90), HORIZONTAL);
            case LEFT -> rotate(picture, 90);
            case RIGHT_MIRRORED -> flip(rotate(picture, 270), HORIZONTAL);
            case RIGHT -> rotate(picture, 270);
        };
    }

    private static VipsImage flip(VipsImage picture, int direction) {
        return picture.with("flip", direction);
    }

    private static VipsImage rotate(VipsImage picture, int degrees) {
        return picture.with("rot", degrees / 90);
    }

    /// Huffman tables made for the picture cost a second pass and save two in a hundred bytes, of
    /// the smallest rendition four: its pass is short.
    static byte[] jpeg(VipsImage picture, RenditionSize size) {
        boolean knowsKeep = picture.owner().vips().version().isAtLeast(8, 15);
        return picture.jpeg(
                "Q",
                size == RenditionSize.LARGE ? QUALITY_OF_LARGEST : QUALITY,
                "optimize-coding",
                size == RenditionSize.SMALL ? 1 : 0,
                knowsKeep ? "keep" : "strip",
                knowsKeep ? 0 : 1);
    }
}
