package photoshare.resize.engine;

import static photoshare.storage.picture.TestPictures.blackScans;
import static photoshare.storage.picture.TestPictures.chunk;
import static photoshare.storage.picture.TestPictures.emptyPng;
import static photoshare.storage.picture.TestPictures.join;
import static photoshare.storage.picture.TestPictures.png;
import static photoshare.storage.picture.TestPictures.scanBomb;
import static photoshare.storage.picture.TestPictures.withChunk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import photoshare.storage.picture.TestPictures;
import photoshare.storage.picture.TestProfiles;

/// Small files that ask for much.
enum Attack {
    PNG_OF_900_MEGAPIXELS(() -> emptyPng(30_000, 30_000)),
    PNG_OF_10_GIGAPIXELS(() -> emptyPng(100_000, 100_000)),
    PNG_WITHOUT_THE_PIXELS_IT_PROMISES(() -> emptyPng(10_900, 10_900)),
    PNG_OF_119_BLANK_MEGAPIXELS(() -> blankPng(10_900, 10_900, 0)),
    PNG_INTERLACED(() -> blankPng(10_900, 10_900, 1)),
    PNG_INTERLACED_AND_JUST_SMALL_ENOUGH(() -> blankPng(7_200, 7_200, 1)),
    PNG_WITH_400_MEGABYTES_OF_TEXT(() -> withChunk(png(70, 50), "zTXt", inflating("t\0\0"))),
    PNG_WITH_A_PROFILE_OF_400_MEGABYTES(() -> withChunk(png(70, 50), "iCCP", inflating("p\0\0"))),
    PNG_WITH_A_PROFILE_OF_LARGE_TABLES(
            () -> withChunk(png(300, 200), "iCCP", compressed("p\0\0", TestProfiles.tables(255)))),
    PNG_OF_THOUSANDS_OF_PROFILES(Attack::profiles),
    PNG_OF_MILLIONS_OF_EMPTY_CHUNKS(Attack::emptyChunks),
    JPEG_OF_4_GIGAPIXELS(() -> jpegHeader(0xC0, 65_500, 65_500)),
    JPEG_WITHOUT_THE_PIXELS_IT_PROMISES(() -> jpegHeader(0xC0, 65_500, 1_800)),
    JPEG_PROGRESSIVE_HEADER(() -> jpegHeader(0xC2, 65_500, 1_800)),
    JPEG_OF_694_SCANS(() -> scanBomb(6_000, 8_000, 694)),
    JPEG_OF_AS_MANY_SCANS_AS_MAY_BE(() -> blackScans(9_600, 9_600, 26)),
    JPEG_OF_BROKEN_SCANS(() -> scanBomb(9_600, 9_600, 26)),
    JPEG_LOSSLESS(() -> jpegHeader(0xC3, 4_000, 3_000)),
    JPEG_ARITHMETIC(() -> jpegHeader(0xC9, 4_000, 3_000)),
    JPEG_OF_A_MILLION_SEGMENTS(Attack::emptySegments),
    JPEG_OF_MILLIONS_OF_SEGMENTS_BEHIND_ITS_END(Attack::endlessJpeg),
    JPEG_WITH_OVERLAPPING_DIRECTORIES(
            () -> TestPictures.withExif(TestPictures.jpeg(70, 50), TestPictures.overlappingExif())),
    TIFF(() -> join(bytes("II*\0"), new byte[100])),
    PNG_OF_15000_MEGABYTES_OF_TEXT(Attack::wordyPng),
    PNG_OF_12000_MEGABYTES_BEHIND_ITS_PIXELS(Attack::endlessPng),
    GIF_OF_20000_FRAMES(Attack::longGif),
    GIF_WITH_A_HUGE_CANVAS(() -> canvas(60_000, 60_000)),
    GIF_WITH_A_LARGE_CANVAS(() -> canvas(10_900, 10_900)),
    GIF_WITH_A_CANVAS_JUST_SMALL_ENOUGH(() -> canvas(6_850, 6_850)),
    GIF_WITH_A_FRAME_LARGER_THAN_ANY_CANVAS(Attack::hugeFrame),
    GIF_WITH_A_FRAME_THAT_ONLY_SOME_DECODERS_SEE(Attack::hiddenFrame),
    WEBP_WITHOUT_THE_PIXELS_IT_PROMISES(() -> webpHeader(16_000, 7_000)),
    AVIF_OF_900_MEGAPIXELS(() -> heif("quarters.avif", 30_000)),
    WEBP_WITHOUT_THE_PIXELS_IT_COULD_HAVE(() -> webpHeader(5_400, 5_400)),
    WEBP_JUST_SMALL_ENOUGH(() -> TestPictures.flatWebp(5_400, 5_400)),
    WEBP_OF_57_MEGAPIXELS(() -> TestPictures.flatWebp(16_383, 3_500)),
    AVIF_THAT_IS_SMALLER_THAN_IT_SAYS(() -> heif("quarters.avif", 3_600)),
    HEIC_THAT_IS_SMALLER_THAN_IT_SAYS(() -> heif("quarters.heic", 3_600)),
    AVIF_THAT_IS_LARGER_THAN_IT_SAYS(() -> TestPictures.file("lying.avif")),
    HEIC_THAT_IS_LARGER_THAN_IT_SAYS(() -> TestPictures.file("lying.heic")),
    JPEG_OF_A_HUGE_PROFILE(() -> profileOf(0x7F000000)),
    PDF(() -> bytes("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj")),
    POSTSCRIPT(() -> bytes("%!PS-Adobe-3.0\nshowpage\n")),
    MVG(() -> bytes("push graphic-context\nimage over 0,0 0,0 'label:@/etc/passwd'\n")),
    SVG(() -> bytes("<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>"));

    private static final int MEGABYTE = 1_000_000;

    private final Supplier<byte[]> file;

    Attack(Supplier<byte[]> file) {
        this.file = file;
    }

    byte[] file() {
        return file.get();
    }

    private static byte[] blankPng(int width, int height, int interlace) {
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, (byte) interlace})
                        .array();
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", zeros("", (3L * width + 3) * height)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] wordyPng() {
        return withTimes(500, chunk("zTXt", join(bytes("remark\0\0"), megabytes(30))));
    }

    private static byte[] profiles() {
        return withTimes(5_000, chunk("iCCP", compressed("p\0\0", new byte[5 * MEGABYTE])));
    }

    private static byte[] emptyChunks() {
        return withTimes(MEGABYTE, join(chunk("tEXt", new byte[0]), chunk("aaAa", new byte[0])));
    }

    private static byte[] withTimes(int times, byte[] chunks) {
        byte[] png = TestPictures.png(64, 48);
        int behindHeader = 33;
        ByteBuffer all = ByteBuffer.allocate(png.length + times * chunks.length);
        all.put(png, 0, behindHeader);
        for (int left = times; left > 0; left--) {
            all.put(chunks);
        }
        return all.put(png, behindHeader, png.length - behindHeader).array();
    }

    private static byte[] endlessPng() {
        int behindHeader = 33;
        return join(
                Arrays.copyOf(emptyPng(100, 100), behindHeader),
                chunk("IDAT", megabytes(12_000)),
                chunk("IEND", new byte[0]));
    }

    /// Of zeros. One is compressed, and flushed: it can be put down as often as one likes.
    private static byte[] megabytes(int count) {
        byte[] compressed = new byte[4096];
        int size;
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(new byte[MEGABYTE]);
            size = deflater.deflate(compressed, 0, compressed.length, Deflater.FULL_FLUSH);
        }
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(new byte[] {0x78, (byte) 0x9C});
        for (int times = 0; times < count; times++) {
            stream.write(compressed, 0, size);
        }
        return stream.toByteArray();
    }

    private static byte[] inflating(String head) {
        return zeros(head, 400L * MEGABYTE);
    }

    private static byte[] compressed(String head, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes(head));
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zeros(String head, long count) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes(head));
        try (var deflater =
                new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED), 1 << 16)) {
            byte[] zeros = new byte[MEGABYTE];
            for (long left = count; left > 0; left -= MEGABYTE) {
                deflater.write(zeros, 0, (int) Math.min(left, MEGABYTE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] jpegHeader(int frame, int width, int height) {
        byte[] jpeg = TestPictures.jpeg(16, 16);
        int at = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        jpeg[at + 1] = (byte) frame;
        ByteBuffer.wrap(jpeg).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return jpeg;
    }

    private static byte[] longGif() {
        byte[] gif =
                TestPictures.encode(
                        TestPictures.quarters(8, 8, BufferedImage.TYPE_BYTE_INDEXED), "gif");
        int first = TestPictures.imageDescriptor(gif);
        byte[] frame = Arrays.copyOfRange(gif, first, gif.length - 1);
        byte[][] parts = new byte[20_002][];
        Arrays.fill(parts, frame);
        parts[0] = Arrays.copyOf(gif, first);
        parts[20_001] = new byte[] {0x3B};
        return join(parts);
    }

    private static byte[] profileOf(int size) {
        byte[] profile = TestProfiles.DISPLAY_P3.clone();
        ByteBuffer.wrap(profile).putInt(size);
        return TestPictures.withProfile(TestPictures.jpeg(700, 500), profile);
    }

    private static byte[] emptySegments() {
        byte[] jpeg = TestPictures.jpeg(70, 50);
        return join(
                Arrays.copyOf(jpeg, 2),
                segments(0xFFE50002, 4 * MEGABYTE),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] endlessJpeg() {
        byte[] jpeg = TestPictures.jpeg(70, 50);
        int scan = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00da");
        byte[] end = {(byte) 0xFF, (byte) 0xD9};
        return join(Arrays.copyOf(jpeg, scan), end, segments(0xFFDB0002, 24 * MEGABYTE));
    }

    private static byte[] segments(int segment, int size) {
        ByteBuffer segments = ByteBuffer.allocate(size);
        while (segments.hasRemaining()) {
            segments.putInt(segment);
        }
        return segments.array();
    }

    private static byte[] hugeFrame() {
        byte[] gif = TestPictures.gifWithCanvas();
        int descriptor = TestPictures.imageDescriptor(gif);
        Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0xF0);
        return gif;
    }

    /// An extension of no bytes: some decoders skip the eight that it ought to have.
    private static byte[] hiddenFrame() {
        byte[] gif = canvas(8, 8);
        int descriptor = TestPictures.imageDescriptor(gif);
        byte[] frame = Arrays.copyOfRange(gif, descriptor, gif.length - 1);
        byte[] large = frame.clone();
        ByteBuffer.wrap(large).putLong(1, 0x0000_0000_942A_942AL); // 10900 x 10900 at 0, 0
        return join(
                Arrays.copyOf(gif, descriptor),
                new byte[] {0x21, (byte) 0xF9, 0, 0x2C, 0, 0, 0, 0},
                large,
                frame,
                new byte[] {0x3B});
    }

    private static byte[] canvas(int width, int height) {
        byte[] gif = TestPictures.gifWithCanvas();
        ByteBuffer.wrap(gif)
                .putShort(6, Short.reverseBytes((short) width))
                .putShort(8, Short.reverseBytes((short) height));
        return gif;
    }

    private static byte[] webpHeader(int width, int height) {
        byte[] webp = TestPictures.file("lossy.webp");
        int start = new String(webp, StandardCharsets.ISO_8859_1).indexOf("\u009d\u0001*") + 3;
        ByteBuffer.wrap(webp)
                .putShort(start, Short.reverseBytes((short) width))
                .putShort(start + 2, Short.reverseBytes((short) height));
        return webp;
    }

    private static byte[] heif(String name, int side) {
        byte[] file = TestPictures.file(name);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("ispe"); at >= 0; at = text.indexOf("ispe", at + 1)) {
            ByteBuffer.wrap(file).putInt(at + 8, side).putInt(at + 12, side);
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
