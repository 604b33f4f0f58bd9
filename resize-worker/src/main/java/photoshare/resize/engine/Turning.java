package photoshare.resize.engine;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import photoshare.storage.picture.Orientation;

/// Turns pictures upright; every pixel keeps its colour.
final class Turning {

    private Turning() {}

    static BufferedImage upright(BufferedImage picture, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        Extent turned = new Extent(width, height).turned(orientation);
        var upright =
                new BufferedImage(turned.width(), turned.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = upright.createGraphics();
        pen.drawImage(picture, transform(orientation, width, height), null);
        pen.dispose();
        return upright;
    }

    /// Where the pixel of column x and row y goes: (m00 x + m01 y + m02, m10 x + m11 y + m12).
    private static AffineTransform transform(Orientation orientation, int w, int h) {
        return switch (orientation) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, w, h);
            case UPSIDE_DOWN_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, h);
            case LEFT_MIRRORED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case LEFT -> new AffineTransform(0, 1, -1, 0, h, 0);
            case RIGHT_MIRRORED -> new AffineTransform(0, -1, -1, 0, h, w);
            case RIGHT -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    }
}
