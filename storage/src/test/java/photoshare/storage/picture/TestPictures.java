package photoshare.storage.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Pictures made by hand for the tests of every module.
public final class TestPictures {

    public static final Color TOP_LEFT = new Color(220, 40, 40);
    public static final Color TOP_RIGHT = new Color(40, 180, 60);
    public static final Color BOTTOM_LEFT = new Color(40, 80, 220);
    public static final Color BOTTOM_RIGHT = new Color(230, 210, 40);

    private static final int PNG_SIGNATURE = 8;

    private TestPictures() {}

    /// Every quarter in a colour of its own, so that one sees how it was turned.
    public static BufferedImage quarters(int width, int height, int imageType) {
        var image = new BufferedImage(width, height, imageType);
        Graphics2D pen = image.createGraphics();
        fill(pen, TOP_LEFT, 0, 0, width / 2, height / 2);
        fill(pen, TOP_RIGHT, width / 2, 0, width, height / 2);
        fill(pen, BOTTOM_LEFT, 0, height / 2, width / 2, height);
        fill(pen, BOTTOM_RIGHT, width / 2, height / 2, width, height);
        pen.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return encode(quarters(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return encode(quarters(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static byte[] encode(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// One of the files that Java cannot write: `lossy.webp`, `lossless.webp`, `transparent.webp`
    /// (bottom right), `turned.webp` (EXIF orientation 6), `animated.webp`, `cmyk.jpg`; each of 64
    /// x 48 pixels in quarters, made with Pillow.
    public static byte[] file(String name) {
        try (InputStream in = TestPictures.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JPEG with an EXIF block behind its first marker.
    public static byte[] withExif(byte[] jpeg, byte[] exif) {
        byte[] payload = join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif);
        byte[] segment =
                ByteBuffer.allocate(4 + payload.length)
                        .putShort((short) 0xFFE1)
                        .putShort((short) (2 + payload.length))
                        .put(payload)
                        .array();
        return join(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /// A TIFF block with the orientation and the time of exposure.
    ///
    /// @param takenAt in EXIF's way, `2026:05:01 10:11:12`
    public static byte[] exif(int orientation, String takenAt) {
        byte[] time = (takenAt + "\0").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(56 + time.length)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 2)
                .put(entry(0x0112, 3, 1).putShort(8, (short) orientation))
                .put(entry(0x8769, 4, 1).putInt(8, 38))
                .putInt(0)
                .putShort((short) 1)
                .put(entry(0x9003, 2, time.length).putInt(8, 56))
                .putInt(0)
                .put(time)
                .array();
    }

    /// The PNG with one more chunk behind its IHDR.
    public static byte[] withChunk(byte[] png, String type, byte[] data) {
        int afterHeader = PNG_SIGNATURE + 12 + 13;
        return join(
                Arrays.copyOf(png, afterHeader),
                chunk(type, data),
                Arrays.copyOfRange(png, afterHeader, png.length));
    }

    /// A PNG that promises a picture of this size and holds none.
    public static byte[] emptyPng(int width, int height) {
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array();
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", new byte[0]),
                chunk("IEND", new byte[0]));
    }

    public static byte[] chunk(String type, byte[] data) {
        byte[] body = join(type.getBytes(StandardCharsets.US_ASCII), data);
        var checksum = new CRC32();
        checksum.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(data.length)
                .put(body)
                .putInt((int) checksum.getValue())
                .array();
    }

    /// A progressive JPEG that is made of the same scan over and over.
    public static byte[] scanBomb(int width, int height, int scans) {
        byte[] frame =
                ByteBuffer.allocate(13)
                        .putShort((short) 0xFFC2)
                        .putShort((short) 11)
                        .put((byte) 8)
                        .putShort((short) height)
                        .putShort((short) width)
                        .put(new byte[] {1, 1, 0x11, 0})
                        .array();
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 0x55};
        byte[][] parts = new byte[scans + 3][];
        Arrays.fill(parts, scan);
        parts[0] = new byte[] {(byte) 0xFF, (byte) 0xD8};
        parts[1] = frame;
        parts[scans + 2] = new byte[] {(byte) 0xFF, (byte) 0xD9};
        return join(parts);
    }

    public static byte[] firstHalf(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    public static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static ByteBuffer entry(int tag, int type, int count) {
        return ByteBuffer.allocate(12)
                .putShort(0, (short) tag)
                .putShort(2, (short) type)
                .putInt(4, count);
    }

    private static void fill(Graphics2D pen, Color color, int x, int y, int toX, int toY) {
        pen.setColor(color);
        pen.fillRect(x, y, toX - x, toY - y);
    }
}
