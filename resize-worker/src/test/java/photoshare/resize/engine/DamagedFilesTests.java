package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.resize.engine.Looks.shows;
import static photoshare.resize.engine.Looks.showsQuarters;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.TestPictures;

/// Files of which a part is missing or wrong.
@OnEveryEngine
class DamagedFilesTests {

    private final TestEngine engine;

    DamagedFilesTests(TestEngine engine) {
        this.engine = engine;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void answersWithAPictureOrASentenceWhateverIsBroken(String format) {
        var image = TestPictures.quarters(90, 60, BufferedImage.TYPE_INT_RGB);
        byte[] whole = TestPictures.encode(image, format);
        for (int at = 0; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= 0x55;
            try {
                assertThat(engine.render(broken)).isNotEmpty();
            } catch (PictureRefusedException e) {
                assertThat(e.getMessage()).endsWith(".");
            }
        }
    }

    @Test
    void missesNothingInAJpegWithoutItsEndMarker() {
        byte[] whole = TestPictures.jpeg(700, 500);
        Rendered rendered = engine.rendered(Arrays.copyOf(whole, whole.length - 2));
        assertThat(rendered.damaged()).isFalse();
        showsQuarters(rendered.renditions().getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void leavesOutASegmentOfAJpegThatIsShorterThanItsLength(int length) {
        byte[] whole = TestPictures.jpeg(300, 200);
        byte[] table = {(byte) 0xFF, (byte) 0xDB, 0, (byte) length};
        byte[] jpeg =
                TestPictures.join(
                        Arrays.copyOf(whole, 2), table, Arrays.copyOfRange(whole, 2, whole.length));
        showsQuarters(engine.render(jpeg).getFirst());
    }

    @ParameterizedTest
    @CsvSource({"jpeg, 2", "jpeg, 10", "png, 2", "png, 10"})
    void rendersACutOffFileAsFarAsItGoes(String format, int part) {
        byte[] whole = TestPictures.encode(TestPictures.grainyQuarters(1200, 800), format);
        Rendered rendered =
                engine.rendered(Arrays.copyOf(whole, whole.length - whole.length / part));
        assertThat(rendered.damaged()).isTrue();
        BufferedImage picture = Looks.image(rendered.renditions().getFirst());
        assertThat(picture.getHeight()).isEqualTo(800);
        shows(picture, 0, 0, TestPictures.TOP_LEFT);
        shows(picture, 1199, 0, TestPictures.TOP_RIGHT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsOneColourWhereAPngWasCutOff(boolean interlaced) {
        var image = TestPictures.grainyQuarters(1200, 800);
        byte[] whole =
                interlaced
                        ? TestPictures.progressive(image, "png")
                        : TestPictures.encode(image, "png");
        Rendered rendered = engine.rendered(TestPictures.firstHalf(whole));
        assertThat(rendered.damaged()).isTrue();
        BufferedImage picture = Looks.image(rendered.renditions().getFirst());
        if (!interlaced) {
            shows(picture, 0, 0, TestPictures.TOP_LEFT);
            assertThat(picture.getRGB(10, 790)).isEqualTo(picture.getRGB(1190, 790));
        }
    }

    /// A decoder looks through all of such a file before it shows a pixel.
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 100})
    void rendersACutOffPngOfFewColours(int part) {
        byte[] whole = pngOfFourColours(1200, 800);
        Rendered rendered =
                engine.rendered(Arrays.copyOf(whole, whole.length - whole.length / part));
        assertThat(rendered.damaged()).isTrue();
        BufferedImage picture = Looks.image(rendered.renditions().getFirst());
        shows(picture, 4, 4, TestPictures.TOP_LEFT);
        shows(picture, 1195, 4, TestPictures.TOP_RIGHT);
    }

    @Test
    void saysThatAPngEndsBeforeItsPixels() {
        byte[] whole = pngOfFourColours(64, 48);
        int pixels = new String(whole, StandardCharsets.ISO_8859_1).indexOf("IDAT");
        engine.refuses(
                Arrays.copyOf(whole, pixels), "This file is damaged: the picture ends early.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 12})
    void showsAllOfAPngThatLacksItsEndMark(int missing) {
        byte[] whole = pngOfFourColours(64, 48);
        byte[] cut = Arrays.copyOf(whole, whole.length - missing);
        showsQuarters(engine.render(cut).getFirst());
    }

    @Test
    void showsAllOfAPngWithRubbishBeforeItsEndMark() {
        byte[] whole = pngOfFourColours(64, 48);
        int end = whole.length - 12;
        byte[] rubbish = "rubbish that is no chunk".getBytes(StandardCharsets.US_ASCII);
        byte[] file =
                TestPictures.join(
                        Arrays.copyOf(whole, end),
                        rubbish,
                        Arrays.copyOfRange(whole, end, whole.length));
        showsQuarters(engine.render(file).getFirst());
    }

    @ParameterizedTest
    @CsvSource({"lossy.webp, 36", "lossy.webp, 3", "grainy.webp, 3", "grainy.webp, 1000"})
    void rendersACutOffWebp(String file, int missing) {
        byte[] whole = TestPictures.file(file);
        assertThat(engine.rendered(whole).damaged()).isFalse();
        Rendered rendered = engine.rendered(Arrays.copyOf(whole, whole.length - missing));
        assertThat(rendered.damaged()).isTrue();
        shows(Looks.image(rendered.renditions().getFirst()), 0, 0, TestPictures.TOP_LEFT);
    }

    /// It is read at half its size, and a decoder says nothing before it is asked for more.
    @Test
    void noticesThatOnlyTheLastRowsAreMissing() {
        byte[] whole = TestPictures.encode(TestPictures.grainyQuarters(4200, 1000), "jpeg");
        assertThat(engine.rendered(whole).damaged()).isFalse();
        assertThat(engine.rendered(Arrays.copyOf(whole, whole.length - 1000)).damaged()).isTrue();
    }

    /// As programs leave it that close what they could not finish.
    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void noticesThatAJpegWasCutOffInsideAndClosedAgain(int part) {
        byte[] whole = TestPictures.encode(TestPictures.grainyQuarters(1200, 800), "jpeg");
        byte[] cut = closed(Arrays.copyOf(whole, whole.length - whole.length / part));
        Rendered rendered = engine.rendered(cut);
        assertThat(rendered.damaged()).isTrue();
        shows(Looks.image(rendered.renditions().getFirst()), 0, 0, TestPictures.TOP_LEFT);
    }

    @Test
    void noticesThatAJpegInPartsWasCutOffInsideAndClosedAgain() {
        byte[] whole = TestPictures.file("restart.jpg");
        byte[] cut = closed(Arrays.copyOf(whole, (firstPixel(whole) + whole.length) / 2));
        assertThat(engine.rendered(cut).damaged()).isTrue();
    }

    /// The decoder finds its way again at the next part.
    @Test
    void noticesThatPixelsWereOverwrittenInsideAJpegInParts() {
        byte[] whole = TestPictures.file("restart.jpg");
        int part = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00d3") + 2;
        byte[] littered =
                TestPictures.join(
                        Arrays.copyOf(whole, part),
                        new byte[200],
                        Arrays.copyOfRange(whole, part, whole.length));
        assertThat(engine.rendered(whole).damaged()).isFalse();
        assertThat(engine.rendered(littered).damaged()).isTrue();
    }

    /// As on a memory card that was pulled out too early.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noticesThatAJpegEndsInZeros(boolean progressive) {
        var image = TestPictures.grainyQuarters(1200, 800);
        byte[] whole =
                progressive
                        ? TestPictures.progressive(image, "jpeg")
                        : TestPictures.encode(image, "jpeg");
        Arrays.fill(whole, whole.length / 2, whole.length, (byte) 0);
        assertThat(engine.rendered(whole).damaged()).isTrue();
    }

    @Test
    void mindsNoRubbishBetweenThePartsOfAJpeg() {
        byte[] jpeg = TestPictures.jpeg(700, 500);
        byte[] littered =
                TestPictures.join(
                        Arrays.copyOf(jpeg, 20),
                        new byte[3],
                        Arrays.copyOfRange(jpeg, 20, jpeg.length));
        Rendered rendered = engine.rendered(littered);
        assertThat(rendered.damaged()).isFalse();
        showsQuarters(rendered.renditions().getFirst());
    }

    @Test
    void mindsNoRubbishBehindAJpeg() {
        byte[] jpeg = TestPictures.jpeg(700, 500);
        assertThat(engine.rendered(TestPictures.join(jpeg, new byte[1000])).damaged()).isFalse();
    }

    @Test
    void refusesAFileThatEndsBeforeItsFirstPixel() {
        engine.refuses(
                TestPictures.emptyPng(70, 50), "This file is damaged: the picture ends early.");
        byte[] jpeg = TestPictures.jpeg(700, 500);
        engine.refuses(Arrays.copyOf(jpeg, 640), "This file is damaged: the picture ends early.");
    }

    private static byte[] closed(byte[] jpeg) {
        return TestPictures.join(jpeg, new byte[] {(byte) 0xFF, (byte) 0xD9});
    }

    private static int firstPixel(byte[] jpeg) {
        int scan = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00da");
        return scan + 2 + jpeg[scan + 3];
    }

    private static byte[] pngOfFourColours(int width, int height) {
        int[] colours =
                Stream.of(
                                TestPictures.TOP_LEFT,
                                TestPictures.TOP_RIGHT,
                                TestPictures.BOTTOM_LEFT,
                                TestPictures.BOTTOM_RIGHT)
                        .mapToInt(Color::getRGB)
                        .toArray();
        var palette =
                new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, 2 * (2 * y / height) + 2 * x / width);
            }
        }
        return TestPictures.encode(image, "png");
    }
}
