package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.TestPictures;

/// What every engine promises, whatever decodes and shrinks behind it.
abstract class RenditionEngineContract {

    /// How far a channel may be off after lossy coding.
    private static final int NEAR = 6;

    abstract RenditionEngine engine();

    @Test
    void makesThreeSizesLargestFirst() {
        assertThat(sizesOf(render(TestPictures.jpeg(3000, 2000))))
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
        assertThat(String.join(" ", sizesOf(render(TestPictures.png(width, height)))))
                .isEqualTo(expected);
    }

    @Test
    void rendersALongScreenshot() {
        var screenshot = TestPictures.quarters(790, 36_861, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(sizesOf(render(TestPictures.encode(screenshot, "png"))))
                .containsExactly("LARGE 44x2048", "MEDIUM 22x1024", "SMALL 7x320");
    }

    @Test
    void givesTheSameBytesEveryTime() {
        byte[] photo = TestPictures.jpeg(700, 500);
        assertThat(render(photo).getFirst().jpeg()).isEqualTo(render(photo).getFirst().jpeg());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsUpright(int exif) {
        byte[] photo =
                TestPictures.withExif(
                        TestPictures.encode(lyingAs(exif), "jpeg"),
                        TestPictures.exif(exif, "2026:05:01 10:11:12"));
        for (Rendition rendition : render(photo)) {
            assertThat(rendition.width()).isGreaterThan(rendition.height());
            showsQuarters(rendition);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lossy.webp",
                "lossless.webp",
                "transparent.webp",
                "animated.webp",
                "cmyk.jpg"
            })
    void readsWhatJavaAloneDoesNot(String file) {
        var picture = image(render(TestPictures.file(file)).getFirst());
        shows(picture, 4, 4, TestPictures.TOP_LEFT);
        shows(picture, 60, 4, TestPictures.TOP_RIGHT);
        shows(picture, 4, 44, TestPictures.BOTTOM_LEFT);
        boolean transparent = file.equals("transparent.webp");
        shows(picture, 60, 44, transparent ? Color.WHITE : TestPictures.BOTTOM_RIGHT);
    }

    @Test
    void turnsOtherFormatsToo() {
        assertThat(sizesOf(render(TestPictures.file("turned.webp"))))
                .containsExactly("SMALL 48x64");
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.encode(lyingAs(6), "png"),
                        "eXIf",
                        TestPictures.exif(6, "2026:05:01 10:11:12"));
        showsQuarters(render(png).getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void keepsTheColoursOfPlainPictures(String format) {
        var image = TestPictures.quarters(1200, 800, BufferedImage.TYPE_INT_RGB);
        for (Rendition rendition : render(TestPictures.encode(image, format))) {
            showsQuarters(rendition);
        }
    }

    @Test
    void paintsTransparentPixelsOnWhite() {
        var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        for (Rendition rendition : render(TestPictures.encode(image, "png"))) {
            shows(image(rendition), 0, 0, Color.WHITE);
        }
    }

    @Test
    void paintsHalfTransparentPixelsHalfWhite() {
        var image = filled(900, 600, BufferedImage.TYPE_INT_ARGB, 0x80FF0000);
        shows(renderFirst(TestPictures.encode(image, "png")), 450, 300, new Color(255, 127, 127));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void paintsTransparentPalettesOnWhite(String format) {
        byte[] black = {0, 0};
        var palette = new IndexColorModel(1, 2, black, black, black, 0);
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_BINARY, palette);
        shows(renderFirst(TestPictures.encode(image, format)), 30, 20, Color.WHITE);
    }

    @Test
    void keepsGreyGrey() {
        var grey = new Color(128, 128, 128);
        var eight = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        set(eight, 128);
        shows(renderFirst(TestPictures.encode(eight, "png")), 30, 20, grey);
        shows(renderFirst(TestPictures.encode(eight, "jpeg")), 30, 20, grey);

        var sixteen = new BufferedImage(64, 48, BufferedImage.TYPE_USHORT_GRAY);
        set(sixteen, 0x8080);
        shows(renderFirst(TestPictures.encode(sixteen, "png")), 30, 20, grey);
    }

    @ParameterizedTest
    @CsvSource({"8, 128, 255", "16, 32896, 65535"})
    void keepsGreyWithAlphaGrey(int bits, int grey, int opaque) {
        int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        var image = custom(ColorSpace.CS_GRAY, true, type);
        set(image, grey, opaque);
        byte[] png = TestPictures.encode(image, "png");
        shows(renderFirst(png), 30, 20, new Color(128, 128, 128));
    }

    @Test
    void readsSixteenBitsPerChannel() {
        var image = custom(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT);
        set(image, 0x8080, 0x4040, 0xC0C0);
        shows(renderFirst(TestPictures.encode(image, "png")), 30, 20, new Color(0x80, 0x40, 0xC0));
    }

    @Test
    void convertsTheColourProfileOfAPng() throws IOException {
        var image = filled(64, 48, BufferedImage.TYPE_INT_RGB, 0x8040C0);
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.encode(image, "png"), "iCCP", compressedProfile(linear));
        shows(renderFirst(png), 30, 20, new Color(188, 137, 225));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no profile at all"})
    void livesWithABrokenProfile(String bytes) throws IOException {
        var image = filled(64, 48, BufferedImage.TYPE_INT_RGB, 0x8040C0);
        byte[] plain = TestPictures.encode(image, "png");
        byte[] garbage = bytes.getBytes(StandardCharsets.US_ASCII);
        var colour = new Color(0x80, 0x40, 0xC0);
        shows(renderFirst(TestPictures.withChunk(plain, "iCCP", garbage)), 30, 20, colour);
        byte[] compressed = compressedProfile(garbage);
        shows(renderFirst(TestPictures.withChunk(plain, "iCCP", compressed)), 30, 20, colour);
    }

    @Test
    void writesNoMetadata() {
        byte[] photo =
                TestPictures.withExif(
                        TestPictures.jpeg(700, 500), TestPictures.exif(6, "2026:05:01 10:11:12"));
        for (Rendition rendition : render(photo)) {
            String bytes = new String(rendition.jpeg(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).startsWith("\u00ff\u00d8").doesNotContain("Exif", "2026", "ICC_");
        }
    }

    @Test
    void acceptsAJpegWithoutItsEndMarker() {
        byte[] whole = TestPictures.jpeg(700, 500);
        showsQuarters(render(Arrays.copyOf(whole, whole.length - 2)).getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void refusesAJpegThatEndsEarly(int part) {
        byte[] whole = TestPictures.jpeg(700, 500);
        refuses(
                Arrays.copyOf(whole, whole.length - whole.length / part),
                "This file is damaged: the picture ends early.");
    }

    @Test
    void refusesAPngThatEndsEarly() {
        refuses(
                TestPictures.firstHalf(TestPictures.png(700, 500)),
                "This file is damaged: the picture ends early.");
        refuses(TestPictures.emptyPng(70, 50), "This file is damaged: the picture ends early.");
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
                assertThat(render(broken)).isNotEmpty();
            } catch (PictureRefusedException e) {
                assertThat(e.getMessage()).endsWith(".");
            }
        }
    }

    @Test
    void refusesWhatIsNoPicture() {
        refuses(
                "not a picture".getBytes(StandardCharsets.US_ASCII),
                "This is a text file, not a picture: JPEG, PNG, GIF and WebP are accepted.");
        refuses(new byte[0], "This file is empty.");
    }

    @Test
    void refusesBombsBeforeDecodingThem() {
        refuses(
                TestPictures.emptyPng(60_000, 60_000),
                "60000 x 60000 pixels are too many: up to 120 megapixels are accepted.");
        refuses(
                TestPictures.scanBomb(8000, 8000, 694),
                "This JPEG is made of more than 100 scans: save it again as an ordinary JPEG.");
    }

    final List<Rendition> render(byte[] file) {
        try {
            return engine().render(
                            Original.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final BufferedImage renderFirst(byte[] file) {
        return image(render(file).getFirst());
    }

    static void shows(BufferedImage picture, int x, int y, Color expected) {
        var seen = new Color(picture.getRGB(x, y));
        assertThat(new int[] {seen.getRed(), seen.getGreen(), seen.getBlue()})
                .as("%s at %d, %d, expected %s", seen, x, y, expected)
                .satisfies(channels -> {
                    assertThat(Math.abs(channels[0] - expected.getRed())).isLessThan(NEAR);
                    assertThat(Math.abs(channels[1] - expected.getGreen())).isLessThan(NEAR);
                    assertThat(Math.abs(channels[2] - expected.getBlue())).isLessThan(NEAR);
                });
    }

    static void showsQuarters(Rendition rendition) {
        BufferedImage picture = image(rendition);
        int right = picture.getWidth() - 1;
        int bottom = picture.getHeight() - 1;
        shows(picture, 0, 0, TestPictures.TOP_LEFT);
        shows(picture, right, 0, TestPictures.TOP_RIGHT);
        shows(picture, 0, bottom, TestPictures.BOTTOM_LEFT);
        shows(picture, right, bottom, TestPictures.BOTTOM_RIGHT);
    }

    static BufferedImage image(Rendition rendition) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(rendition.jpeg()));
            assertThat(image.getWidth()).isEqualTo(rendition.width());
            assertThat(image.getHeight()).isEqualTo(rendition.height());
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void refuses(byte[] file, String sentence) {
        assertThatExceptionOfType(PictureRefusedException.class)
                .isThrownBy(() -> render(file))
                .withMessage(sentence);
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

    private static List<String> sizesOf(List<Rendition> renditions) {
        return renditions.stream()
                .map(image -> image.size() + " " + image.width() + "x" + image.height())
                .toList();
    }

    private static BufferedImage filled(int width, int height, int type, int argb) {
        var image = new BufferedImage(width, height, type);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, argb);
            }
        }
        return image;
    }

    private static BufferedImage custom(int colours, boolean alpha, int type) {
        var model =
                new ComponentColorModel(
                        ColorSpace.getInstance(colours),
                        alpha,
                        false,
                        alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                        type);
        return new BufferedImage(model, model.createCompatibleWritableRaster(64, 48), false, null);
    }

    private static void set(BufferedImage image, int... pixel) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRaster().setPixel(x, y, pixel);
            }
        }
    }

    private static byte[] compressedProfile(byte[] profile) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {'p', 0, 0});
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(profile);
        }
        return out.toByteArray();
    }
}
