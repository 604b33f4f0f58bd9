package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static photoshare.resize.engine.Looks.shows;
import static photoshare.resize.engine.Looks.showsQuarters;
import static photoshare.resize.engine.Looks.sizesOf;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.storage.picture.PictureFormat;
import photoshare.storage.picture.TestPictures;

/// Sizes, formats, and which side is up.
@OnEveryEngine
class RenditionsTests {

    private final TestEngine engine;

    RenditionsTests(TestEngine engine) {
        this.engine = engine;
    }

    @Test
    void makesThreeSizesLargestFirst() {
        assertThat(sizesOf(engine.render(TestPictures.jpeg(3000, 2000))))
                .containsExactly("LARGE 2048x1365", "MEDIUM 1024x683", "SMALL 320x213");
    }

    @ParameterizedTest
    @CsvSource({
        "800, 600, MEDIUM 800x600 SMALL 320x240",
        "320, 200, SMALL 320x200",
        "1, 1, SMALL 1x1",
        "1500, 1000, LARGE 1500x1000 MEDIUM 1024x683 SMALL 320x213",
        "4000, 1, LARGE 2048x1 MEDIUM 1024x1 SMALL 320x1"
    })
    void neverEnlargesAndMakesNoTwins(int width, int height, String expected) {
        assertThat(String.join(" ", sizesOf(engine.render(TestPictures.png(width, height)))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "jpeg, 1, 4096, 1x2048",
        "jpeg, 3, 9000, 1x2048",
        "jpeg, 7, 20000, 1x2048",
        "jpeg, 30000, 1, 2048x1",
        "png, 2, 20000, 1x2048",
        "png, 1, 30000, 1x2048"
    })
    void rendersALine(String format, int width, int height, String largest) {
        var image = TestPictures.quarters(width, height, BufferedImage.TYPE_INT_RGB);
        var renditions = engine.render(TestPictures.encode(image, format));
        assertThat(sizesOf(renditions)).first().isEqualTo("LARGE " + largest);
        for (Rendition rendition : renditions) {
            BufferedImage line = Looks.image(rendition);
            var end = new Color(line.getRGB(line.getWidth() - 1, line.getHeight() - 1));
            assertThat(end.getRed() + end.getGreen())
                    .isGreaterThan(200); // yellow and blue, not black
        }
    }

    @Test
    void rendersALargeAreaOfOneColour() {
        BufferedImage picture = engine.renderFirst(TestPictures.flatWebp(1500, 1000));
        assertThat(picture.getWidth()).isEqualTo(1500);
        assertThat(picture.getRGB(10, 10)).isEqualTo(picture.getRGB(1400, 900));
    }

    @Test
    void rendersAPictureWithoutAnythingOnIt() {
        byte[] webp = TestPictures.emptyWebp(1500, 1000);
        assertThat(webp).hasSize(28);
        BufferedImage picture = engine.renderFirst(webp);
        assertThat(picture.getWidth()).isEqualTo(1500);
        assertThat(new Color(picture.getRGB(700, 500))).isEqualTo(Color.WHITE);
    }

    @Test
    void rendersALongScreenshot() {
        var screenshot = TestPictures.quarters(790, 36_861, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(sizesOf(engine.render(TestPictures.encode(screenshot, "png"))))
                .containsExactly("LARGE 44x2048", "MEDIUM 22x1024", "SMALL 7x320");
    }

    @Test
    void givesTheSameBytesEveryTime() {
        byte[] photo = TestPictures.jpeg(700, 500);
        assertThat(engine.render(photo).getFirst().jpeg())
                .isEqualTo(engine.render(photo).getFirst().jpeg());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsUpright(int exif) {
        byte[] photo =
                TestPictures.withExif(
                        TestPictures.encode(lyingAs(exif), "jpeg"),
                        TestPictures.exif(exif, "2026:05:01 10:11:12"));
        for (Rendition rendition : engine.render(photo)) {
            assertThat(rendition.width()).isGreaterThan(rendition.height());
            showsQuarters(rendition);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsPngsUpright(int exif) {
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.encode(lyingAs(exif), "png"),
                        "eXIf",
                        TestPictures.exif(exif, "2026:05:01 10:11:12"));
        engine.render(png).forEach(Looks::showsQuarters);
    }

    /// Which corners of the stored picture are seen at the top left, the top right and the bottom
    /// left.
    @ParameterizedTest
    @CsvSource({
        "1, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT",
        "2, TOP_RIGHT, TOP_LEFT, BOTTOM_RIGHT",
        "3, BOTTOM_RIGHT, BOTTOM_LEFT, TOP_RIGHT",
        "4, BOTTOM_LEFT, BOTTOM_RIGHT, TOP_LEFT",
        "5, TOP_LEFT, BOTTOM_LEFT, TOP_RIGHT",
        "6, BOTTOM_LEFT, TOP_LEFT, BOTTOM_RIGHT",
        "7, BOTTOM_RIGHT, TOP_RIGHT, BOTTOM_LEFT",
        "8, TOP_RIGHT, BOTTOM_RIGHT, TOP_LEFT"
    })
    void turnsWebpsUpright(int exif, Corner topLeft, Corner topRight, Corner bottomLeft) {
        byte[] webp =
                TestPictures.extendedWebp(
                        TestPictures.file("lossy.webp"),
                        64,
                        48,
                        TestPictures.exif(exif, "2026:05:01 10:11:12"));
        BufferedImage picture = engine.renderFirst(webp);
        int right = picture.getWidth() - 5;
        assertThat(right).isEqualTo(exif < 5 ? 59 : 43);
        shows(picture, 4, 4, topLeft.colour);
        shows(picture, right, 4, topRight.colour);
        shows(picture, 4, picture.getHeight() - 5, bottomLeft.colour);
    }

    private enum Corner {
        TOP_LEFT(TestPictures.TOP_LEFT),
        TOP_RIGHT(TestPictures.TOP_RIGHT),
        BOTTOM_LEFT(TestPictures.BOTTOM_LEFT),
        BOTTOM_RIGHT(TestPictures.BOTTOM_RIGHT);

        private final Color colour;

        Corner(Color colour) {
            this.colour = colour;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lossy.webp",
                "lossless.webp",
                "transparent.webp",
                "transparent-lossy.webp",
                "animated.webp",
                "transparent-animated.webp",
                "transparent-palette.webp",
                "transparent-soft.webp",
                "cmyk.jpg"
            })
    void readsWhatJavaAloneDoesNot(String file) {
        var picture = Looks.image(engine.render(TestPictures.file(file)).getFirst());
        shows(picture, 4, 4, TestPictures.TOP_LEFT);
        shows(picture, 60, 4, TestPictures.TOP_RIGHT);
        shows(picture, 4, 44, TestPictures.BOTTOM_LEFT);
        boolean transparent = file.startsWith("transparent");
        shows(picture, 60, 44, transparent ? Color.WHITE : TestPictures.BOTTOM_RIGHT);
    }

    @Test
    void knowsLevelsOfAlphaThatAreNotCompressed() {
        byte[] levels = new byte[64 * 48];
        Arrays.fill(levels, 0, 64 * 24, (byte) 255);
        byte[] webp = TestPictures.webpWithLevels(TestPictures.file("lossy.webp"), 64, 48, levels);
        BufferedImage picture = engine.renderFirst(webp);
        shows(picture, 4, 4, TestPictures.TOP_LEFT);
        shows(picture, 60, 4, TestPictures.TOP_RIGHT);
        shows(picture, 4, 44, Color.WHITE);
        shows(picture, 60, 44, Color.WHITE);
    }

    /// Several of its pixels are one in the file, and each is told by those beside it.
    @Test
    void readsAnIconOfFewColours() {
        Rendered rendered = engine.rendered(TestPictures.file("packed.webp"));
        assertThat(rendered.damaged()).isFalse();
        var picture = Looks.image(rendered.renditions().getFirst());
        assertThat(picture.getWidth()).isEqualTo(24);
        shows(picture, 1, 1, Color.WHITE);
        shows(picture, 10, 10, new Color(155, 197, 240));
        shows(picture, 22, 22, Color.WHITE);
    }

    @Test
    void writesNoMetadata() {
        byte[] photo =
                TestPictures.withExif(
                        TestPictures.jpeg(700, 500), TestPictures.exif(6, "2026:05:01 10:11:12"));
        for (Rendition rendition : engine.render(photo)) {
            String bytes = new String(rendition.jpeg(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).startsWith("\u00ff\u00d8").doesNotContain("Exif", "2026", "ICC_");
        }
    }

    @ParameterizedTest
    @CsvSource({"AVIF, quarters.avif", "HEIC, quarters.heic"})
    void readsWhatItsLibraryCanAndRefusesTheRestByName(PictureFormat format, String file) {
        byte[] picture = TestPictures.file(file);
        if (engine.decodes(format)) {
            showsQuarters(engine.render(picture).getFirst());
        } else {
            engine.refuses(picture, format + " is not supported here yet: export as JPEG.");
        }
    }

    @ParameterizedTest
    @CsvSource({"AVIF, turned.avif", "HEIC, turned.heic"})
    void leavesTurningToTheDecoderThatDoesIt(PictureFormat format, String file) {
        assumeThat(engine.decodes(format)).as("decodes " + format).isTrue();
        assertThat(sizesOf(engine.render(TestPictures.file(file)))).containsExactly("SMALL 48x64");
    }

    /// What was in memory before may be somebody else's picture.
    @Test
    void isGreyWhereAFileHasNoPixels() {
        assumeThat(engine.decodes(PictureFormat.HEIC)).as("decodes HEIC").isTrue();
        BufferedImage picture = engine.renderFirst(TestPictures.file("gaps.heic"));
        for (int y = picture.getHeight() / 4; y < picture.getHeight(); y += 7) {
            for (int x = picture.getWidth() / 4; x < picture.getWidth(); x += 7) {
                var found = new Color(picture.getRGB(x, y));
                assertThat(List.of(found.getRed(), found.getGreen(), found.getBlue()))
                        .allSatisfy(part -> assertThat(part).isBetween(120, 140));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void readsPicturesThatComeInPasses(String format) {
        var image = TestPictures.quarters(1200, 800, BufferedImage.TYPE_INT_RGB);
        for (Rendition rendition : engine.render(TestPictures.progressive(image, format))) {
            showsQuarters(rendition);
        }
    }

    @Test
    void readsRestartMarkers() {
        showsQuarters(engine.render(TestPictures.file("restart.jpg")).getFirst());
    }

    @Test
    void showsThePlainPictureOfAFileWithAGainMap() {
        Rendered rendered = engine.rendered(TestPictures.withGainMap(TestPictures.jpeg(1200, 800)));
        assertThat(rendered.damaged()).isFalse();
        rendered.renditions().forEach(Looks::showsQuarters);
    }

    @Test
    void putsTheFirstFrameOfAGifOnItsCanvas() {
        BufferedImage picture = engine.renderFirst(TestPictures.gifWithCanvas());
        assertThat(picture.getWidth()).isEqualTo(200);
        shows(picture, 4, 4, Color.WHITE);
        shows(picture, 196, 96, Color.WHITE);
        shows(picture, 114, 54, TestPictures.TOP_LEFT);
        shows(picture, 174, 78, TestPictures.BOTTOM_RIGHT);
    }

    /// As there are in files that were rescued from a broken disk.
    @Test
    void mindsNoZerosBehindTheEnd() {
        byte[] zeros = new byte[2_000_000];
        byte[] webp =
                TestPictures.extendedWebp(TestPictures.file("lossy.webp"), 64, 48, new byte[0]);
        for (byte[] whole :
                List.of(TestPictures.jpeg(300, 200), TestPictures.png(300, 200), webp)) {
            Rendered rendered = engine.rendered(TestPictures.join(whole, zeros));
            assertThat(rendered.damaged()).isFalse();
            showsQuarters(rendered.renditions().getFirst());
        }
    }

    @Test
    void showsTheFirstPictureOfAWebp() {
        byte[] first =
                TestPictures.extendedWebp(TestPictures.file("lossy.webp"), 64, 48, new byte[0]);
        byte[] flat = TestPictures.flatWebp(64, 48);
        byte[] webp = TestPictures.join(first, Arrays.copyOfRange(flat, 12, flat.length));
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
        showsQuarters(engine.render(webp).getFirst());
    }

    @Test
    void putsTheFirstFrameOfAWebpOnItsCanvas() {
        byte[] webp = TestPictures.file("animated.webp");
        int canvas = 24;
        int frame = new String(webp, StandardCharsets.ISO_8859_1).indexOf("ANMF") + 8;
        webp[canvas] = (byte) 199;
        webp[canvas + 3] = 99;
        webp[frame] = 100 / 2;
        webp[frame + 3] = 40 / 2;
        BufferedImage picture = engine.renderFirst(webp);
        assertThat(picture.getWidth()).isEqualTo(200);
        shows(picture, 4, 4, Color.WHITE);
        shows(picture, 196, 96, Color.WHITE);
        shows(picture, 114, 54, TestPictures.TOP_LEFT);
        shows(picture, 154, 78, TestPictures.BOTTOM_RIGHT);
    }

    /// Some decoders take a canvas of a screen's size, or a larger one, for a mistake.
    @Test
    void believesAGifItsCanvas() {
        byte[] gif = TestPictures.gifWithCanvas();
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 2100)
                .putShort(8, (short) 1400);
        Rendered rendered = engine.rendered(gif);
        assertThat(rendered.whole()).isEqualTo(new Extent(2100, 1400));
        BufferedImage picture = Looks.image(rendered.renditions().getFirst());
        shows(picture, 2000, 1300, Color.WHITE);
        shows(picture, 121, 57, TestPictures.TOP_LEFT);
        shows(picture, 160, 76, TestPictures.BOTTOM_RIGHT);
    }

    @Test
    void tellsTheTrueSize() {
        byte[] photo =
                TestPictures.withExif(
                        TestPictures.jpeg(3000, 2000), TestPictures.exif(6, "2026:05:01 10:11:12"));
        assertThat(engine.rendered(photo).whole()).isEqualTo(new Extent(2000, 3000));
        assertThat(engine.rendered(TestPictures.png(7, 5)).whole()).isEqualTo(new Extent(7, 5));
    }

    @Test
    void makesAThumbHash() {
        byte[] hash = engine.rendered(TestPictures.jpeg(1200, 800)).thumbHash();
        assertThat(hash.length).isBetween(18, 25);
        assertThat(engine.rendered(TestPictures.png(1, 1)).thumbHash()).isNotEmpty();
    }

    /// The upright quarters of 600 x 400 as a camera held in that way stores them: by the
    /// definition of the tag, which says where row 0 and column 0 are seen.
    private static BufferedImage lyingAs(int exif) {
        var upright = TestPictures.quarters(600, 400, BufferedImage.TYPE_INT_RGB);
        int width = exif < 5 ? 600 : 400;
        int height = exif < 5 ? 400 : 600;
        var lying = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                lying.setRGB(
                        column,
                        row,
                        switch (exif) {
                            case 1 -> upright.getRGB(column, row); // top, left
                            case 2 -> upright.getRGB(599 - column, row); // top, right
                            case 3 -> upright.getRGB(599 - column, 399 - row); // bottom, right
                            case 4 -> upright.getRGB(column, 399 - row); // bottom, left
                            case 5 -> upright.getRGB(row, column); // left, top
                            case 6 -> upright.getRGB(599 - row, column); // right, top
                            case 7 -> upright.getRGB(599 - row, 399 - column); // right, bottom
                            case 8 -> upright.getRGB(row, 399 - column); // left, bottom
                            default -> throw new IllegalArgumentException();
                        });
            }
        }
        return lying;
    }
}
