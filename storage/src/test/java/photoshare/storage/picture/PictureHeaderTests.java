package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureHeaderTests {

    private static final String UNREADABLE =
            "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.";
    private static final String TIME = "2026:05:01 10:11:12";

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void tellsFormatAndSize(String format) {
        var image = TestPictures.quarters(70, 30, BufferedImage.TYPE_INT_RGB);
        assertThat(read(TestPictures.encode(image, format)))
                .isEqualTo(
                        new PictureHeader(
                                PictureFormat.valueOf(format.toUpperCase()),
                                70,
                                30,
                                Orientation.UPRIGHT,
                                null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "transparent.webp", "animated.webp"})
    void readsEveryKindOfWebp(String file) {
        assertThat(read(TestPictures.file(file)))
                .isEqualTo(
                        new PictureHeader(PictureFormat.WEBP, 64, 48, Orientation.UPRIGHT, null));
    }

    @ParameterizedTest
    @CsvSource({
        "quarters.avif, AVIF, 64, 48",
        "quarters.heic, HEIC, 64, 48",
        "turned.avif, AVIF, 48, 64",
        "turned.heic, HEIC, 48, 64"
    })
    void readsPicturesThatTheirDecodersTurn(String file, PictureFormat format, int w, int h) {
        assertThat(read(TestPictures.file(file)))
                .isEqualTo(new PictureHeader(format, w, h, Orientation.UPRIGHT, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarters.avif", "quarters.heic", "turned.heic"})
    void answersWhateverIsBroken(String file) {
        TestPictures.broken(TestPictures.file(file)).forEach(PictureHeaderTests::answers);
    }

    @Test
    void knowsAPictureByAnyOfItsBrands() {
        byte[] avif = TestPictures.file("quarters.avif");
        System.arraycopy("mif1".getBytes(StandardCharsets.US_ASCII), 0, avif, 8, 4);
        assertThat(read(avif).format()).isEqualTo(PictureFormat.AVIF);
    }

    @Test
    void refusesAPictureThatIsMadeOfLargerOnes() {
        byte[] heic = TestPictures.file("quarters.heic");
        int size = new String(heic, StandardCharsets.ISO_8859_1).indexOf("ispe") + 8;
        ByteBuffer.wrap(heic).putInt(size, 60_000).putInt(size + 4, 60_000);
        refuses(
                heic,
                "64 x 48 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    @ParameterizedTest
    @CsvSource({"quarters.heic, 5712, 4284", "deep.heic, 4000, 3000", "quarters.avif, 4000, 3000"})
    void acceptsThePhotosOfATelephone(String file, int width, int height) {
        assertThat(read(sized(file, width, height)).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"quarters.heic, 8064, 6048", "deep.heic, 5712, 4284", "quarters.avif, 5712, 4284"})
    void refusesWhatItsDecoderHasNoRoomFor(String file, int width, int height) {
        refuses(
                sized(file, width, height),
                "%d x %d pixels are too many for a file of this kind: save it as an ordinary JPEG."
                        .formatted(width, height));
    }

    /// Of ten bits, in the profile that has colours for every pixel.
    @Test
    void makesMoreRoomForRichColours() {
        byte[] avif = sized("quarters.avif", 4000, 3000);
        int configuration = new String(avif, StandardCharsets.ISO_8859_1).indexOf("av1C") + 4;
        avif[configuration + 1] = 1 << 5;
        assertThat(read(avif).width()).isEqualTo(4000);
        avif[configuration + 2] = 0x40;
        refuses(
                avif,
                "4000 x 3000 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    @Test
    void makesRoomForWhateverIsCoded() {
        byte[] heic = sized("quarters.heic", 5712, 4284);
        int type = new String(heic, StandardCharsets.ISO_8859_1).indexOf("hvc1");
        System.arraycopy("av01".getBytes(StandardCharsets.US_ASCII), 0, heic, type, 4);
        refuses(
                heic,
                "5712 x 4284 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    private static byte[] sized(String file, int width, int height) {
        byte[] heif = TestPictures.file(file);
        String text = new String(heif, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("ispe"); at > 0; at = text.indexOf("ispe", at + 1)) {
            ByteBuffer.wrap(heif).putInt(at + 8, width).putInt(at + 12, height);
        }
        return heif;
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFE10002, 0xFFE50002})
    void refusesAJpegOfEmptySegments(int segment) {
        byte[] jpeg = TestPictures.jpeg(70, 30);
        ByteBuffer segments = ByteBuffer.allocate(4 * 10_001);
        while (segments.hasRemaining()) {
            segments.putInt(segment);
        }
        byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
        refuses(
                TestPictures.join(Arrays.copyOf(jpeg, 2), segments.array(), rest),
                "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.");
    }

    /// Programs that rescue files from a broken disk do not know where they end.
    @Test
    void mindsNoZerosBehindTheEnd() {
        byte[] zeros = new byte[2_000_000];
        byte[] webp =
                TestPictures.extendedWebp(TestPictures.file("lossy.webp"), 64, 48, new byte[0]);
        assertThat(read(TestPictures.join(TestPictures.png(64, 48), zeros)).width()).isEqualTo(64);
        assertThat(read(TestPictures.join(webp, zeros)).width()).isEqualTo(64);
    }

    @Test
    void refusesAWebpOfEmptyChunks() {
        byte[] webp = TestPictures.file("animated.webp");
        ByteBuffer chunks = ByteBuffer.allocate(8 * 10_001);
        while (chunks.hasRemaining()) {
            chunks.put("abcd".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        }
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, webp.length - 8 + chunks.capacity());
        refuses(
                TestPictures.join(webp, chunks.array()),
                "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.");
    }

    @Test
    void refusesASizeThatIsCutShort() {
        byte[] avif =
                new TestHeif()
                        .picture("av01", new byte[1], TestHeif.box("ispe", new byte[4]))
                        .file()
                        .array();
        refuses(avif, "This file is damaged: it says no size.");
    }

    @Test
    void refusesWhatWouldTakeTooMuchMemory() {
        assertThat(read(TestPictures.scanBomb(9_500, 9_500, 2)).width()).isEqualTo(9_500);
        refuses(
                TestPictures.scanBomb(11_000, 10_000, 2),
                "11000 x 10000 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
        byte[] interlaced = TestPictures.emptyPng(10_000, 10_000);
        assertThat(read(interlaced).width()).isEqualTo(10_000);
        interlaced[28] = 1;
        refuses(
                interlaced,
                "10000 x 10000 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    /// Which libvips keeps several times.
    @Test
    void countsTheSegmentsOfAProgressiveJpeg() {
        byte[] jpeg = TestPictures.scanBomb(9_500, 9_000, 2);
        assertThat(read(jpeg).width()).isEqualTo(9_500);
        byte[][] segments = new byte[70][];
        Arrays.fill(segments, segment(60_000));
        refuses(
                TestPictures.join(
                        Arrays.copyOf(jpeg, 2),
                        TestPictures.join(segments),
                        Arrays.copyOfRange(jpeg, 2, jpeg.length)),
                "9500 x 9000 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    @Test
    void countsTheInksOfAProgressiveJpeg() {
        assertThat(read(inks(4400, 4400)).width()).isEqualTo(4400);
        refuses(
                inks(4600, 4600),
                "4600 x 4600 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    private static byte[] inks(int width, int height) {
        ByteBuffer frame = ByteBuffer.allocate(18).put((byte) 8);
        frame.putShort((short) height).putShort((short) width);
        frame.put(new byte[] {4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0});
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        byte[] scan = {4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 0, 0};
        return TestPictures.withSegment(
                TestPictures.withSegment(jpeg, 0xDA, scan), 0xC2, frame.array());
    }

    private static byte[] segment(int size) {
        return ByteBuffer.allocate(2 + size).putInt(0xFFE5 << 16 | size).array();
    }

    /// Of a profile there are copies, too.
    @Test
    void countsTheRemarksOfAWebp() {
        byte[] lossy = TestPictures.file("lossy.webp");
        assertThat(read(TestPictures.extendedWebp(lossy, 5300, 5300, new byte[3_000_000])).width())
                .isEqualTo(5300);
        refuses(
                TestPictures.extendedWebp(lossy, 5300, 5300, new byte[4_000_000]),
                "5300 x 5300 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    /// What was there before the first frame is kept, to be had back behind it.
    @Test
    void countsWhatAGifRestores() {
        int background = 2;
        int previous = 3;
        assertThat(read(gif(TestPictures.disposal(background))).width()).isEqualTo(6800);
        refuses(
                gif(TestPictures.disposal(previous)),
                "6800 x 6800 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    @Test
    void countsTheFramesOfAGif() {
        byte[] gif = gif(new byte[0]);
        byte[] frame = {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0};
        byte[][] frames = new byte[60_000][];
        Arrays.fill(frames, frame);
        byte[] many = TestPictures.join(frames);
        assertThat(read(TestPictures.join(gif, Arrays.copyOf(many, many.length / 2))).width())
                .isEqualTo(6800);
        refuses(
                TestPictures.join(gif, many),
                "6800 x 6800 pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    /// Nearly as large as may be, and without its end.
    private static byte[] gif(byte[] control) {
        byte[] gif = TestPictures.gifWithCanvas();
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 6800)
                .putShort(8, (short) 6800);
        int frame = TestPictures.imageDescriptor(gif);
        return TestPictures.join(
                Arrays.copyOf(gif, TestPictures.behindColours(gif)),
                control,
                Arrays.copyOfRange(gif, frame, gif.length - 1));
    }

    /// One transparent colour makes a sample more of each pixel.
    @ParameterizedTest
    @CsvSource({"8, 0, 12000, 8000", "16, 0, 8800, 8000", "8, 2, 7200, 6800", "16, 2, 5000, 5000"})
    void countsTheTransparencyOfAnInterlacedPng(int bits, int colours, int width, int height) {
        byte[] png = TestPictures.emptyPng(width, height);
        png[24] = (byte) bits;
        png[25] = (byte) colours;
        png[28] = 1;
        assertThat(read(png).width()).isEqualTo(width);
        refuses(
                TestPictures.withChunk(png, "tRNS", new byte[colours == 0 ? 2 : 6]),
                width
                        + " x "
                        + height
                        + " pixels are too many for a file of this kind: save it as an ordinary JPEG.");
    }

    @ParameterizedTest
    @CsvSource({
        "1, UPRIGHT, 70, 30",
        "2, MIRRORED, 70, 30",
        "3, UPSIDE_DOWN, 70, 30",
        "4, UPSIDE_DOWN_MIRRORED, 70, 30",
        "5, LEFT_MIRRORED, 30, 70",
        "6, LEFT, 30, 70",
        "7, RIGHT_MIRRORED, 30, 70",
        "8, RIGHT, 30, 70",
        "0, UPRIGHT, 70, 30",
        "9, UPRIGHT, 70, 30"
    })
    void givesTheUprightSize(int exif, Orientation orientation, int width, int height) {
        byte[] turned =
                TestPictures.withExif(TestPictures.jpeg(70, 30), TestPictures.exif(exif, TIME));
        assertThat(read(turned))
                .isEqualTo(
                        new PictureHeader(
                                PictureFormat.JPEG,
                                width,
                                height,
                                orientation,
                                Instant.parse("2026-05-01T10:11:12Z")));
    }

    @Test
    void turnsAPictureWhoseExifBlockEndsEarly() {
        byte[] whole = Exif.only(Orientation.LEFT, false);
        byte[] shorter = Arrays.copyOf(whole, whole.length - 4);
        byte[] jpeg = TestPictures.jpeg(70, 30);
        assertThat(read(TestPictures.withExif(jpeg, shorter)).orientation())
                .isEqualTo(Orientation.LEFT);
        whole[9] = 100;
        assertThat(read(TestPictures.withExif(jpeg, whole)).orientation())
                .isEqualTo(Orientation.LEFT);
    }

    @Test
    void answersWhateverIsBrokenInAnExifBlock() {
        byte[] jpeg = TestPictures.jpeg(70, 30);
        TestPictures.broken(TestPictures.exif(6, TIME, "+02:00"))
                .forEach(exif -> answers(TestPictures.withExif(jpeg, exif)));
    }

    @Test
    void tellsTheClockOfThePlaceWhereAPhotoWasTaken() {
        byte[] exif = TestPictures.exif(1, TIME, "+02:00");
        assertThat(read(TestPictures.withExif(TestPictures.jpeg(70, 30), exif)).takenAt())
                .isEqualTo(Instant.parse("2026-05-01T10:11:12Z"));
    }

    @Test
    void findsTheExifBlockOfOtherFormats() {
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.png(70, 30), "eXIf", TestPictures.exif(6, TIME));
        assertThat(read(png).orientation()).isEqualTo(Orientation.LEFT);
        assertThat(read(TestPictures.file("turned.webp")).orientation())
                .isEqualTo(Orientation.LEFT);
    }

    @ParameterizedTest
    @CsvSource({"avif, AVIF", "heic, HEIC"})
    void findsWhenAnAvifOrAHeicWasTakenButDoesNotTurnItAgain(String brand, PictureFormat format) {
        assertThat(read(dated(brand)))
                .isEqualTo(
                        new PictureHeader(
                                format,
                                64,
                                48,
                                Orientation.UPRIGHT,
                                Instant.parse("2026-05-01T10:11:12Z")));
    }

    @Test
    void answersWhateverIsBrokenInAnAvif() {
        TestPictures.broken(dated("avif")).forEach(PictureHeaderTests::answers);
    }

    /// With an EXIF block that says it has to be turned.
    private static byte[] dated(String brand) {
        byte[] file = TestPictures.file("dated.avif");
        System.arraycopy(brand.getBytes(StandardCharsets.US_ASCII), 0, file, 8, brand.length());
        System.arraycopy(brand.getBytes(StandardCharsets.US_ASCII), 0, file, 20, brand.length());
        String text = new String(file, StandardCharsets.ISO_8859_1);
        file[text.indexOf("\u0012\u0001\u0003\0") + 8] = 6;
        return file;
    }

    private static void answers(byte[] file) {
        try {
            assertThat(read(file).width()).isPositive();
        } catch (PictureRefusedException e) {
            assertThat(e).hasMessageEndingWith(".");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MM", "not an exif block at all", "yesterday", "0000:00:00 00:00:00"})
    void livesWithABrokenExifBlock(String block) {
        byte[] jpeg =
                TestPictures.withExif(
                        TestPictures.jpeg(70, 30), block.getBytes(StandardCharsets.US_ASCII));
        assertThat(read(jpeg).orientation()).isEqualTo(Orientation.UPRIGHT);
        jpeg = TestPictures.withExif(TestPictures.jpeg(70, 30), TestPictures.exif(1, block));
        assertThat(read(jpeg).takenAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void passesAFileThatIsCutOffBehindItsHeader(String format) {
        var image = TestPictures.quarters(700, 300, BufferedImage.TYPE_INT_RGB);
        byte[] cut = TestPictures.firstHalf(TestPictures.encode(image, format));
        assertThat(read(cut).width()).isEqualTo(700);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void answersWhereverTheFileIsCutOff(String format) {
        var image = TestPictures.quarters(70, 30, BufferedImage.TYPE_INT_RGB);
        byte[] whole = TestPictures.encode(image, format);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                assertThat(read(cut).width()).isEqualTo(70);
            } catch (PictureRefusedException e) {
                assertThat(e).hasMessageStartingWith("This ").hasMessageEndingWith(".");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dear diary, today|This is a text file, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.",
                "<!doctype html><title>404</title>|This is a web page, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.",
                "<!DOCTYPE html><html>|This is a web page, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.",
                "%PDF-1.7|This is a PDF document, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.",
                "<?xml version='1.0'?><svg>|SVG is not supported here yet: export as JPEG.",
                "~~~ ftypmif1~~~~miaf|This is a film, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.",
                "~~~ ftypisom~~~~|This is a film, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.",
                "~~~~ftyp|This is a film, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.",
                "II*~~~~~|TIFF/RAW is not supported here yet: export as JPEG.",
                "FUJIFILMCCD-RAW 0201~~|RAW (RAF) is not supported here yet: export as JPEG.",
                "8BPS~~~~|PSD is not supported here yet: export as JPEG.",
                "%!PS-Adobe-3.0 EPSF-3.0|EPS is not supported here yet: export as JPEG.",
                "BM~~~~~~|BMP is not supported here yet: export as JPEG.",
                "PK~~~~~~|This is not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted."
            })
    void saysWhatTheFileIsAndWhatIsAccepted(String start, String sentence) {
        refuses(start.replace('~', '\0').getBytes(StandardCharsets.US_ASCII), sentence);
    }

    @Test
    void refusesAnEmptyFile() {
        refuses(new byte[0], "This file is empty.");
    }

    @Test
    void tellsTextFromTheFirstBytesOfAPicture() {
        refuses(
                ("x" + "\u00e4".repeat(300)).getBytes(StandardCharsets.UTF_8),
                "This is a text file, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.");
        refuses(
                new byte[] {(byte) 0xFF, (byte) 0xD8},
                "This is not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.");
    }

    @Test
    void refusesAJpegThatEndsBeforeItsFirstPixel() {
        byte[] jpeg = TestPictures.jpeg(700, 500);
        refuses(Arrays.copyOf(jpeg, 500), "This file is damaged: the picture ends early.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xCB})
    void refusesAJpegThatNobodyReads(int frame) {
        byte[] jpeg = TestPictures.jpeg(70, 50);
        int at = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        byte[] rare = jpeg.clone();
        rare[at + 1] = (byte) frame;
        refuses(rare, UNREADABLE);
        byte[] deep = jpeg.clone();
        deep[at + 4] = 12;
        refuses(deep, UNREADABLE);
    }

    @Test
    void refusesAWebpWhosePixelsAreMoreThanItSays() {
        byte[] lie =
                TestPictures.extendedWebp(TestPictures.file("lossy.webp"), 10, 10, new byte[0]);
        refuses(lie, UNREADABLE);
    }

    @Test
    void refusesTooManyPixelsBeforeAnyIsRead() {
        refuses(
                TestPictures.emptyPng(60_000, 60_000),
                "60000 x 60000 pixels are too many: up to 120 megapixels are accepted.");
        refuses(
                TestPictures.emptyPng(65_501, 1),
                "65501 x 1 pixels are too long: up to 65500 pixels a side are accepted.");
        refuses(TestPictures.emptyPng(0, 10), "This file is damaged: it says no size.");
        refuses(TestPictures.emptyPng(-1, 10), "This file is damaged: it says no size.");
    }

    @Test
    void acceptsALongScreenshot() {
        assertThat(read(TestPictures.emptyPng(790, 36_861)).height()).isEqualTo(36_861);
    }

    @Test
    void refusesAJpegOfMoreThanAHundredScans() {
        assertThat(read(TestPictures.scanBomb(4800, 4800, 100)).width()).isEqualTo(4800);
        refuses(
                TestPictures.scanBomb(12_000, 10_000, 21),
                "This JPEG is made of more than 20 scans: save it again as an ordinary JPEG.");
        refuses(
                TestPictures.scanBomb(4800, 4800, 101),
                "This JPEG is made of more than 100 scans: save it again as an ordinary JPEG.");
    }

    @Test
    void countsWhatScansVisit() {
        assertThat(read(colourfulScans(5000, 5000, 32)).width()).isEqualTo(5000);
        refuses(
                colourfulScans(5000, 5000, 33),
                "This JPEG is made of more than 32 scans: save it again as an ordinary JPEG.");
    }

    @Test
    void refusesAJpegThatEndsBeforeItsPixels() {
        byte[] jpeg = TestPictures.scanBomb(16, 16, 1);
        int pixels = 15;
        byte[] end = {(byte) 0xFF, (byte) 0xD9};
        refuses(
                TestPictures.join(
                        Arrays.copyOf(jpeg, pixels),
                        end,
                        Arrays.copyOfRange(jpeg, pixels, jpeg.length)),
                "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.");
    }

    /// Where a decoder looks for a restart marker, such ones have no segment.
    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0xBF, 0xD0, 0xF0})
    void countsScansBehindMarkersAmidPixels(int marker) {
        byte[] bomb = TestPictures.scanBomb(4800, 4800, 101);
        int pixels = 25;
        byte[] segment = {(byte) 0xFF, (byte) marker, (byte) 0xFF, (byte) 0xFF};
        refuses(
                TestPictures.join(
                        Arrays.copyOf(bomb, pixels),
                        segment,
                        Arrays.copyOfRange(bomb, pixels, bomb.length)),
                "This JPEG is made of more than 100 scans: save it again as an ordinary JPEG.");
    }

    /// Some decoders pass over what seems to be a segment, and some look into it.
    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0xBF, 0xC8, 0xD0, 0xF0, 0xF7, 0xFD})
    void refusesMarkersThatOnlySomeDecodersKnow(int marker) {
        byte[] jpeg = TestPictures.jpeg(70, 50);
        assertThat(read(TestPictures.withSegment(jpeg, 0xE5, new byte[4])).width()).isEqualTo(70);
        refuses(
                TestPictures.withSegment(jpeg, marker, new byte[4]),
                "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.");
    }

    @Test
    void refusesFramesOfAWebpThatIsNotAnimated() {
        byte[] webp = TestPictures.file("animated.webp");
        int flags = 20;
        webp[flags] &= ~2;
        refuses(
                webp,
                "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.");
    }

    @Test
    void refusesAFrameOfAWebpWithMoreThanItHolds() {
        byte[] webp = TestPictures.file("animated.webp");
        int frame = new String(webp, StandardCharsets.ISO_8859_1).indexOf("ANMF");
        webp[frame + 8 + 16 + 6] = 1;
        refuses(
                webp,
                "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.");
    }

    /// Decoders take the first of components that have the same number.
    @Test
    void countsWhatScansOfTwinsVisit() {
        byte[] jpeg = colourfulScans(9000, 9000, 30);
        int components = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\3\1\21\0\2") + 1;
        byte[] twins = {1, 0x44, 0, 1, 0x11, 0, 1, 0x11, 0};
        System.arraycopy(twins, 0, jpeg, components, twins.length);
        refuses(
                jpeg,
                "This JPEG is made of more than 29 scans: save it again as an ordinary JPEG.");
    }

    /// Each of three components in full size.
    private static byte[] colourfulScans(int width, int height, int scans) {
        ByteBuffer frame = ByteBuffer.allocate(15).put((byte) 8);
        frame.putShort((short) height).putShort((short) width);
        frame.put(new byte[] {3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0});
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        byte[] scan = {3, 1, 0, 2, 0, 3, 0, 0, 0, 0};
        for (int times = 0; times < scans; times++) {
            jpeg = TestPictures.withSegment(jpeg, 0xDA, scan);
        }
        return TestPictures.withSegment(jpeg, 0xC2, frame.array());
    }

    /// Decoders believe the first.
    @Test
    void refusesAJpegOfTwoFrames() {
        byte[] small = TestPictures.scanBomb(16, 16, 1);
        byte[] large = TestPictures.scanBomb(9000, 9000, 1);
        refuses(
                TestPictures.join(
                        Arrays.copyOf(large, large.length - 2),
                        Arrays.copyOfRange(small, 2, small.length)),
                "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC9, 0xCA})
    void refusesJpegsOfRareKinds(int frame) {
        byte[] jpeg = TestPictures.scanBomb(6000, 6000, 1);
        jpeg[3] = (byte) frame;
        refuses(
                jpeg,
                "The pixels of this file cannot be read: it is damaged, or of a rare kind. Save it again as an ordinary JPEG.");
    }

    @Test
    void countsTheScansOfASequentialJpegThatHasOnePerComponent() {
        byte[] bomb = TestPictures.scanBomb(4800, 4800, 101);
        bomb[3] = (byte) 0xC0;
        assertThat(read(bomb).width()).isEqualTo(4800);
        bomb[11] = 3;
        refuses(
                bomb,
                "This JPEG is made of more than 100 scans: save it again as an ordinary JPEG.");
    }

    @Test
    void takesNoMemoryForChunksThatOnlyClaimToBeLarge() {
        byte[] png = TestPictures.emptyPng(70, 30);
        byte[] claim = ByteBuffer.allocate(8).putInt(-1).put("eXIf".getBytes()).array();
        byte[] hostile = TestPictures.join(Arrays.copyOf(png, 33), claim);
        assertThat(read(hostile).width()).isEqualTo(70);
    }

    private static void refuses(byte[] file, String sentence) {
        assertThatExceptionOfType(PictureRefusedException.class)
                .isThrownBy(() -> read(file))
                .withMessage(sentence);
    }

    private static PictureHeader read(byte[] file) {
        try {
            return PictureHeader.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
