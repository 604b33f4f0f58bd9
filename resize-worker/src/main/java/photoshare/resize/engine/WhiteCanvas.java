package photoshare.resize.engine;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// What shows through and beside a picture that does not cover its canvas. Colours are converted
/// before: what shines through is a share of light, not of a profile's numbers.
final class WhiteCanvas {

    private WhiteCanvas() {}

    /// The picture in the size of the target, in sRGB, opaque.
    static BufferedImage paint(DecodedPicture picture, Extent target) {
        if (!picture.needsCanvas()) {
            return shrunk(picture, target, BufferedImage.TYPE_INT_RGB);
        }
        double factor = (double) target.width() / picture.canvas().width();
        Extent part = picture.isWhole() ? target : picture.extent().scaled(factor);
        var canvas = new BufferedImage(target.width(), target.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = canvas.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, target.width(), target.height());
        pen.drawImage(
                shrunk(picture, part, BufferedImage.TYPE_INT_ARGB),
                (int) Math.round(picture.place().x * factor),
                (int) Math.round(picture.place().y * factor),
                null);
        pen.dispose();
        return canvas;
    }

    private static BufferedImage shrunk(DecodedPicture picture, Extent target, int type) {
        BufferedImage shrunk = Shrinking.shrink(picture.pixels(), target, type);
        ColourProfile.toSrgb(shrunk, picture.profile());
        return shrunk;
    }
}
