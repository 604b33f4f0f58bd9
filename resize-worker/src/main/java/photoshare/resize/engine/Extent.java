package photoshare.resize.engine;

import photoshare.storage.picture.Orientation;
import photoshare.storage.picture.PictureHeader;

/// Width and height in pixels.
public record Extent(int width, int height) {

    public static Extent upright(PictureHeader header) {
        return new Extent(header.width(), header.height());
    }

    /// Smaller in the same proportion, so that the longer side fits; never larger.
    public Extent within(int edge) {
        int longSide = Math.max(width, height);
        return longSide <= edge ? this : scaled((double) edge / longSide);
    }

    Extent scaled(double factor) {
        return new Extent(
                Math.max(1, (int) Math.round(width * factor)),
                Math.max(1, (int) Math.round(height * factor)));
    }

    /// As it lies in the file before it is turned upright, and the other way round.
    public Extent turned(Orientation orientation) {
        return orientation.swapsSides() ? new Extent(height, width) : this;
    }

    /// What is left if only every n-th pixel of every n-th row is read.
    Extent everyNth(int n) {
        return new Extent(Math.ceilDiv(width, n), Math.ceilDiv(height, n));
    }

    long pixels() {
        return (long) width * height;
    }
}
