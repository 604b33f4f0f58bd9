package photoshare.demo;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Paints landscapes: mountains, sun and haze in different lights. Every number gives the same
/// picture every time.
final class SamplePhotos {

    private record Light(Color zenith, Color horizon, Color sun, Color far, Color near) {}

    private static final List<Light> LIGHTS =
            List.of(
                    light(0x2b5c8a, 0xf6d9b0, 0xfff3d6, 0x9fb4c4, 0x1d3440),
                    light(0x35295a, 0xf08a5d, 0xffd9a0, 0x8a5a78, 0x231733),
                    light(0x6fa8dc, 0xe8f1f7, 0xffffff, 0xa9c3cf, 0x2f5d50),
                    light(0x0b1a33, 0x36587f, 0xe9f0ff, 0x2d4463, 0x070d18),
                    light(0xd98b6a, 0xfbe3c0, 0xfff1d9, 0xc99b86, 0x5a2e2a),
                    light(0x3d7a78, 0xd7ead0, 0xfdf6d8, 0x86b09a, 0x16382f));

    private SamplePhotos() {}

    static byte[] jpeg(int number, int width, int height) {
        return jpeg(
                paint(number, width, height, BufferedImage.TYPE_INT_RGB),
                ImageWriteParam.MODE_DISABLED);
    }

    /// In several scans, which take a decoder several times as long.
    static byte[] progressiveJpeg(int number, int width, int height) {
        return jpeg(
                paint(number, width, height, BufferedImage.TYPE_INT_RGB),
                ImageWriteParam.MODE_DEFAULT);
    }

    /// The pixels lie on their side and the EXIF orientation says how to turn them upright, as
    /// phones write it.
    ///
    /// @param width upright
    /// @param height upright
    static byte[] turnedJpeg(int number, int width, int height) {
        BufferedImage upright = paint(number, width, height, BufferedImage.TYPE_INT_RGB);
        var lying = new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = lying.createGraphics();
        g.rotate(-Math.PI / 2);
        g.drawImage(upright, -width, 0, null);
        g.dispose();
        return withOrientation(jpeg(lying, ImageWriteParam.MODE_DISABLED), 6);
    }

    /// A round picture with nothing around it.
    static byte[] transparentPng(int number, int width, int height) {
        BufferedImage scene = paint(number, width, height, BufferedImage.TYPE_INT_ARGB);
        var cut = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = cut.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.fill(new Ellipse2D.Double(0, 0, width, height));
        g.setComposite(AlphaComposite.SrcIn);
        g.drawImage(scene, 0, 0, null);
        g.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(cut, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage paint(int number, int width, int height, int type) {
        Light light = LIGHTS.get(number % LIGHTS.size());
        var random = new Random(number);
        var image = new BufferedImage(width, height, type);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, light.zenith(), 0, height * 0.7f, light.horizon()));
        g.fillRect(0, 0, width, height);
        paintSun(g, light, random, width, height);
        int ridges = 4 + random.nextInt(3);
        for (int i = 0; i < ridges; i++) {
            double nearness = (i + 1.0) / ridges;
            g.setColor(between(light.far(), light.near(), nearness));
            g.fill(ridge(random, width, height, nearness));
        }
        g.dispose();
        return image;
    }

    private static void paintSun(Graphics2D g, Light light, Random random, int width, int height) {
        float radius = Math.min(width, height) * (0.03f + 0.03f * random.nextFloat());
        var centre =
                new Point2D.Float(
                        width * (0.2f + 0.6f * random.nextFloat()),
                        height * (0.18f + 0.25f * random.nextFloat()));
        Color clear = new Color(light.sun().getRGB() & 0xffffff, true);
        Color haze = new Color(light.sun().getRGB() & 0xffffff | 0x90000000, true);
        g.setPaint(
                new RadialGradientPaint(
                        centre, radius * 9, new float[] {0, 1}, new Color[] {haze, clear}));
        g.fillRect(0, 0, width, height);
        g.setColor(light.sun());
        g.fill(new Ellipse2D.Float(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius));
    }

    private static Path2D ridge(Random random, int width, int height, double nearness) {
        double base = height * (0.42 + 0.45 * nearness);
        double[] phase = random.doubles(6, 0, 2 * Math.PI).toArray();
        var outline = new Path2D.Double();
        outline.moveTo(0, height);
        for (int x = 0; x <= width; x += 4) {
            double at = 7.0 * x / width;
            double y = 0;
            for (int wave = 0; wave < phase.length; wave++) {
                y += Math.sin(at * Math.pow(1.9, wave) + phase[wave]) / Math.pow(1.8, wave);
            }
            outline.lineTo(x, base - y * height * 0.07);
        }
        outline.lineTo(width, height);
        outline.closePath();
        return outline;
    }

    /// @param progressive one of [ImageWriteParam]'s modes
    private static byte[] jpeg(BufferedImage image, int progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0.92f);
        settings.setProgressiveMode(progressive);
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// The same picture in a file of its own: only a comment in it differs.
    static byte[] copy(byte[] jpeg, int number) {
        var comment = ByteBuffer.allocate(8);
        comment.putShort((short) 0xFFFE).putShort((short) 6).putInt(number);
        return withSegment(jpeg, comment.array());
    }

    /// With an EXIF segment of one entry.
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes());
        exif.put("MM".getBytes()).putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return withSegment(jpeg, exif.array());
    }

    /// Behind the start of the file.
    private static byte[] withSegment(byte[] jpeg, byte[] segment) {
        return ByteBuffer.allocate(jpeg.length + segment.length)
                .put(jpeg, 0, 2)
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static Color between(Color one, Color other, double share) {
        return new Color(
                (int) (one.getRed() + share * (other.getRed() - one.getRed())),
                (int) (one.getGreen() + share * (other.getGreen() - one.getGreen())),
                (int) (one.getBlue() + share * (other.getBlue() - one.getBlue())));
    }

    private static Light light(int zenith, int horizon, int sun, int far, int near) {
        return new Light(
                new Color(zenith),
                new Color(horizon),
                new Color(sun),
                new Color(far),
                new Color(near));
    }
}
