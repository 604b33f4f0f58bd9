package photoshare.storage.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures made by hand for the tests of every module.
public final class TestPictures {

    public static final Color TOP_LEFT = new Color(220, 40, 40);
    public static final Color TOP_RIGHT = new Color(40, 180, 60);
    public static final Color BOTTOM_LEFT = new Color(40, 80, 220);
    public static final Color BOTTOM_RIGHT = new Color(230, 210, 40);

    private static final int PNG_SIGNATURE = 8;
    private static final int MPF = 4 + 8 + 2 + 3 * 12 + 4 + 2 * 16;

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

    /// With a grain that no compression takes away.
    public static BufferedImage grainyQuarters(int width, int height) {
        var image = quarters(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, image.getRGB(x, y) ^ (random.nextInt() & 0x030303));
            }
        }
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

    /// Coded in several scans (a JPEG) or in seven passes (a PNG).
    public static byte[] progressive(BufferedImage image, String format) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// One of the files that Java cannot write, each of 64 x 48 pixels in quarters. Made with
    /// Pillow: `lossy.webp`, `lossless.webp`, `animated.webp`, `transparent.webp` (bottom right;
    /// lossless), `transparent-lossy.webp`, `transparent-animated.webp` (lossy), `turned.webp`
    /// (EXIF orientation 6), `cmyk.jpg`. Made with libvips 8.14: `quarters.avif`, `quarters.heic`;
    /// with 8.18: `restart.jpg` (a restart marker every row of blocks), `transparent-palette.webp`
    /// and `transparent-soft.webp` (the last colour of their tables is left out; the one lossless,
    /// the other lossy). `packed.webp` is an icon of 24 x 24 pixels in up to 16 colours, made with
    /// Pillow at its highest effort. By hand: `turned.avif` (property irot 3), `turned.heic` (irot
    /// 1), `lying.avif` and `lying.heic` (the coded picture has ten thousand times the pixels that
    /// the boxes speak of), `gaps.heic` (of 1600 x 1216 pixels, of which only a corner is there).
    public static byte[] file(String name) {
        try (InputStream in = TestPictures.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JPEG with an EXIF block behind its first marker.
    public static byte[] withExif(byte[] jpeg, byte[] exif) {
        return withSegment(jpeg, 0xE1, join(ascii("Exif\0\0"), exif));
    }

    /// The JPEG with a segment behind its first marker.
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] payload) {
        byte[] segment =
                ByteBuffer.allocate(4 + payload.length)
                        .putShort((short) (0xFF00 | marker))
                        .putShort((short) (2 + payload.length))
                        .put(payload)
                        .array();
        return join(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /// The JPEG with a colour profile.
    public static byte[] withProfile(byte[] jpeg, byte[] profile) {
        return withProfilePart(jpeg, 1, 1, profile);
    }

    /// The JPEG with a colour profile in two parts, as one has that does not fit into a segment.
    public static byte[] withProfile(byte[] jpeg, byte[] profile, int secondPart) {
        byte[] rest = Arrays.copyOfRange(profile, secondPart, profile.length);
        byte[] first = Arrays.copyOf(profile, secondPart);
        return withProfilePart(withProfilePart(jpeg, 2, 2, rest), 1, 2, first);
    }

    private static byte[] withProfilePart(byte[] jpeg, int number, int of, byte[] part) {
        byte[] head = {(byte) number, (byte) of};
        return withSegment(jpeg, 0xE2, join(ascii("ICC_PROFILE\0"), head, part));
    }

    /// The lossy WebP in the extended format, with a colour profile (RFC 9649, 2.7.1.4).
    public static byte[] webpWithProfile(byte[] lossy, int width, int height, byte[] profile) {
        return webpWithProfiles(lossy, width, height, profile);
    }

    /// The same with several, of which only the first counts.
    public static byte[] webpWithProfiles(byte[] lossy, int width, int height, byte[]... profiles) {
        byte[] plain = extendedWebp(lossy, width, height, new byte[0]);
        byte[] chunks =
                join(Stream.of(profiles).map(TestPictures::profileChunk).toArray(byte[][]::new));
        byte[] webp =
                join(Arrays.copyOf(plain, 30), chunks, Arrays.copyOfRange(plain, 30, plain.length));
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, webp.length - 8)
                .put(20, (byte) 0x20);
        return webp;
    }

    private static byte[] profileChunk(byte[] profile) {
        return ByteBuffer.allocate(8 + profile.length + (profile.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("ICCP"))
                .putInt(profile.length)
                .put(profile)
                .array();
    }

    /// As phones write it: a second JPEG behind the first says where a bright screen may be
    /// brighter.
    public static byte[] withGainMap(byte[] jpeg) {
        byte[] map = encode(quarters(16, 12, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        String xmp =
                """
                http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description \
                xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" \
                hdrgm:GainMapMax="2.0" hdrgm:HDRCapacityMax="2.0"/></rdf:RDF></x:xmpmeta>\
                """;
        byte[] primary = withSegment(jpeg, 0xE1, ascii(xmp));
        byte[] described = withSegment(map, 0xE1, ascii(xmp));
        int size = primary.length + 4 + MPF;
        byte[] index = multiPicture(size, described.length);
        return join(withSegment(primary, 0xE2, index), described);
    }

    /// The index of two pictures in one file (CIPA DC-007); places count from its byte order mark.
    private static byte[] multiPicture(int firstSize, int secondSize) {
        int offset = firstSize - 2 - 4 - 4;
        return ByteBuffer.allocate(MPF)
                .put(ascii("MPF\0"))
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 3)
                .put(entry(0xB000, 7, 4).put(8, ascii("0100")))
                .put(entry(0xB001, 4, 1).putInt(8, 2))
                .put(entry(0xB002, 7, 32).putInt(8, 50))
                .putInt(0)
                .putInt(0x20030000)
                .putInt(firstSize)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(secondSize)
                .putInt(offset)
                .putInt(0)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// A TIFF block with the orientation and the time of exposure.
    ///
    /// @param takenAt in EXIF's way, `2026:05:01 10:11:12`
    public static byte[] exif(int orientation, String takenAt) {
        return exif(orientation, takenAt, "");
    }

    /// 64 KB of directories that overlap: each of 1,500 begins one entry after the other, has 2,500
    /// entries and in each of them most of the block.
    public static byte[] overlappingExif() {
        ByteBuffer block = ByteBuffer.allocate(65_500);
        block.put(ascii("MM\0*")).putInt(8).putShort((short) 1);
        block.putShort((short) 0x014A).putShort((short) 4).putInt(1_500).putInt(26).putInt(0);
        int entries = 26 + 4 * 1_500;
        for (int i = 0; i < 1_500; i++) {
            block.putInt(entries + 12 * i);
        }
        block.putShort((short) 2_500);
        while (block.remaining() >= 12) {
            block.putShort((short) 0x927D).putShort((short) 7).putInt(60_000).putInt(2_500);
        }
        return block.array();
    }

    /// @param offset from UTC, such as `+02:00`
    public static byte[] exif(int orientation, String takenAt, String offset) {
        byte[] time = ascii(takenAt + "\0");
        byte[] zone = ascii(offset + "\0");
        return ByteBuffer.allocate(68 + time.length + zone.length)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 2)
                .put(entry(0x0112, 3, 1).putShort(8, (short) orientation))
                .put(entry(0x8769, 4, 1).putInt(8, 38))
                .putInt(0)
                .putShort((short) 2)
                .put(entry(0x9003, 2, time.length).putInt(8, 68))
                .put(entry(0x9011, 2, zone.length).putInt(8, 68 + time.length))
                .putInt(0)
                .put(time)
                .put(zone)
                .array();
    }

    /// 80 x 40 pixels in quarters at 104, 48 of a canvas of 200 x 100.
    public static byte[] gifWithCanvas() {
        byte[] gif = encode(quarters(80, 40, BufferedImage.TYPE_INT_RGB), "gif");
        gif[6] = (byte) 200;
        gif[8] = 100;
        int descriptor = imageDescriptor(gif);
        gif[descriptor + 1] = 104;
        gif[descriptor + 3] = 48;
        return gif;
    }

    /// Where the first frame of a GIF tells its place and its size, two bytes each.
    public static int imageDescriptor(byte[] gif) {
        int at = behindColours(gif);
        while (gif[at] != 0x2C) {
            at++;
        }
        return at;
    }

    /// What is to become of the next frame of a GIF (GIF89a, 23).
    static byte[] disposal(int method) {
        return new byte[] {0x21, (byte) 0xF9, 4, (byte) (method << 2), 0, 0, 0, 0};
    }

    /// Where the first block of a GIF begins.
    static int behindColours(byte[] gif) {
        return 13 + 3 * (2 << (gif[10] & 7));
    }

    /// One colour, losslessly, in 36 bytes whatever its size.
    public static byte[] flatWebp(int width, int height) {
        String stream = "0710fd8ffe0722a2ff0100";
        return losslessWebp(width - 1 | height - 1 << 14, HexFormat.of().parseHex(stream));
    }

    /// Wholly transparent, losslessly, in the fewest bytes that a WebP can have.
    public static byte[] emptyWebp(int width, int height) {
        int withAlpha = 1 << 28;
        String stream = "888808";
        return losslessWebp(
                width - 1 | height - 1 << 14 | withAlpha, HexFormat.of().parseHex(stream));
    }

    private static byte[] losslessWebp(int head, byte[] stream) {
        byte mark = 0x2F;
        int size = 5 + stream.length;
        return ByteBuffer.allocate(20 + size + (size & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(12 + size + (size & 1))
                .put(ascii("WEBPVP8L"))
                .putInt(size)
                .put(mark)
                .putInt(head)
                .put(stream)
                .array();
    }

    /// The lossy WebP in the extended format, with an EXIF block (RFC 9649, 2.7).
    public static byte[] extendedWebp(byte[] lossy, int width, int height, byte[] exif) {
        byte[] pixels = Arrays.copyOfRange(lossy, 12, lossy.length);
        ByteBuffer webp =
                ByteBuffer.allocate(38 + pixels.length + exif.length + (exif.length & 1))
                        .order(ByteOrder.LITTLE_ENDIAN);
        webp.put(ascii("RIFF")).putInt(webp.capacity() - 8).put(ascii("WEBP"));
        webp.put(ascii("VP8X")).putInt(10).putInt(8);
        webp.putShort((short) (width - 1)).put((byte) 0).putShort((short) (height - 1));
        webp.put((byte) 0).put(pixels).put(ascii("EXIF")).putInt(exif.length).put(exif);
        return webp.array();
    }

    /// The lossy WebP in the extended format, with levels of alpha that are not compressed (RFC
    /// 9649, 2.7.1.2).
    public static byte[] webpWithLevels(byte[] lossy, int width, int height, byte[] levels) {
        byte[] pixels = Arrays.copyOfRange(lossy, 12, lossy.length);
        int size = 1 + levels.length;
        ByteBuffer webp =
                ByteBuffer.allocate(38 + size + (size & 1) + pixels.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        webp.put(ascii("RIFF")).putInt(webp.capacity() - 8).put(ascii("WEBP"));
        webp.put(ascii("VP8X")).putInt(10).putInt(16);
        webp.putShort((short) (width - 1)).put((byte) 0).putShort((short) (height - 1));
        webp.put((byte) 0).put(ascii("ALPH")).putInt(size).put((byte) 0).put(levels);
        return webp.position(webp.position() + (size & 1)).put(pixels).array();
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

    /// A progressive JPEG of nothing but black, in up to 43 scans that are all as they should be: a
    /// decoder has no reason to stop, and visits every block in each of them.
    public static byte[] blackScans(int width, int height, int scans) {
        int blocks = Math.ceilDiv(width, 8) * Math.ceilDiv(height, 8);
        byte[] frame =
                ByteBuffer.allocate(9)
                        .put((byte) 8)
                        .putShort((short) height)
                        .putShort((short) width)
                        .put(new byte[] {1, 1, 0x11, 0})
                        .array();
        byte[] oneCode = new byte[18];
        oneCode[1] = 1;
        byte[] endOfBand = oneCode.clone();
        endOfBand[0] = 0x10;
        endOfBand[17] = (byte) 0xE0;
        byte[] quantization = new byte[65];
        Arrays.fill(quantization, 1, 65, (byte) 1);
        byte[][] parts = new byte[2 * scans + 1][];
        parts[0] = new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        for (byte[] table : new byte[][] {endOfBand, oneCode}) {
            parts[0] = withSegment(parts[0], 0xC4, table);
        }
        parts[0] = withSegment(withSegment(parts[0], 0xC2, frame), 0xDB, quantization);
        parts[0] = Arrays.copyOf(parts[0], parts[0].length - 2);
        parts[1] = scan(0, 0, 0);
        parts[2] = new byte[Math.ceilDiv(blocks, 8)];
        byte[] nothing = endOfBands(blocks);
        for (int i = 1; i < scans; i++) {
            int band = (i - 1) / 14;
            int bit = 13 - (i - 1) % 14;
            int before = bit == 13 ? 0 : bit + 1;
            parts[2 * i + 1] = scan(21 * band + 1, 21 * band + 21, before << 4 | bit);
            parts[2 * i + 2] = nothing;
        }
        return join(join(parts), new byte[] {(byte) 0xFF, (byte) 0xD9});
    }

    private static byte[] scan(int from, int to, int bits) {
        byte component = 1;
        return new byte[] {
            (byte) 0xFF, (byte) 0xDA, 0, 8, 1, component, 0, (byte) from, (byte) to, (byte) bits
        };
    }

    /// That the band has no more of this block and of up to 32766 others: one bit that says so, and
    /// fourteen with the number.
    private static byte[] endOfBands(int blocks) {
        int runs = Math.ceilDiv(blocks, 32_767);
        var bits = new StringBuilder();
        for (int i = 0; i < runs; i++) {
            int run = blocks / runs + (i < blocks % runs ? 1 : 0);
            bits.append('0').append(Integer.toBinaryString(run).substring(1));
        }
        bits.repeat('1', (8 - bits.length() % 8) % 8);
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < bits.length(); at += 8) {
            int octet = Integer.parseInt(bits.substring(at, at + 8), 2);
            bytes.write(octet);
            if (octet == 0xFF) {
                bytes.write(0);
            }
        }
        return bytes.toByteArray();
    }

    /// Cut off everywhere, and with each byte changed in several ways.
    public static Stream<byte[]> broken(byte[] whole) {
        return IntStream.range(0, whole.length)
                .boxed()
                .flatMap(at ->
                        Stream.concat(
                                Stream.of(Arrays.copyOf(whole, at)),
                                IntStream.of(0, 1, 0x7F, 0x80, 0xFF, whole[at] ^ 0x55)
                                        .mapToObj(value -> withByte(whole, at, value))));
    }

    private static byte[] withByte(byte[] whole, int at, int value) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        return changed;
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
