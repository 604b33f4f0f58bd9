package photoshare.web;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/// Painted landscapes: real pictures without anybody's photos.
public final class Pictures {

    public record Picture(int width, int height, int seed) {

        Picture within(int edge) {
            double scale = Math.min(1.0, (double) edge / Math.max(width, height));
            return new Picture(
                    (int) Math.round(width * scale), (int) Math.round(height * scale), seed);
        }

        public byte[] jpeg() {
            return PAINTED.computeIfAbsent(this, Pictures::encode);
        }
    }

    private static final Map<Picture, byte[]> PAINTED = new ConcurrentHashMap<>();

    private Pictures() {}

    private static byte[] encode(Picture picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(paint(picture), "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage paint(Picture picture) {
        int w = picture.width();
        int h = picture.height();
        var random = new Random(picture.seed());
        float hue = picture.seed() * .137f;
        var image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(hue, .45f, .85f),
                        0,
                        h,
                        Color.getHSBColor(hue + .12f, .25f, 1)));
        g.fillRect(0, 0, w, h);
        g.setColor(new Color(255, 245, 220));
        double sun = Math.min(w, h) * .14;
        g.fill(new Ellipse2D.Double(w * random.nextDouble(.2, .8), h * .18, sun, sun));
        for (int ridge = 1; ridge <= 4; ridge++) {
            g.setColor(Color.getHSBColor(hue + .5f + ridge * .03f, .45f, .75f - ridge * .14f));
            g.fill(ridge(w, h, h * (.4 + ridge * .12), random));
        }
        g.dispose();
        return image;
    }

    private static Path2D ridge(int w, int h, double base, Random random) {
        var path = new Path2D.Double();
        double phase = random.nextDouble(6);
        path.moveTo(0, h);
        for (int step = 0; step <= 40; step++) {
            double x = w * step / 40.0;
            double wave =
                    Math.sin(phase + step * .22) * .07 + Math.sin(phase * 2 + step * .61) * .03;
            path.lineTo(x, base + wave * h);
        }
        path.lineTo(w, h);
        path.closePath();
        return path;
    }
}
