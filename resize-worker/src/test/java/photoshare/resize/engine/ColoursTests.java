package photoshare.resize.engine;

import static photoshare.resize.engine.Looks.shows;
import static photoshare.resize.engine.Looks.showsQuarters;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.storage.picture.TestPictures;
import photoshare.storage.picture.TestProfiles;

/// What the numbers in a file mean, and what they are in its renditions.
@OnEveryEngine
class ColoursTests {

    /// Of a profile; behind it come names, which are large numbers.
    private static final int HEADER = 132;

    private final TestEngine engine;

    ColoursTests(TestEngine engine) {
        this.engine = engine;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void keepsTheColoursOfPlainPictures(String format) {
        var image = TestPictures.quarters(1200, 800, BufferedImage.TYPE_INT_RGB);
        for (Rendition rendition : engine.render(TestPictures.encode(image, format))) {
            showsQuarters(rendition);
        }
    }

    @Test
    void paintsTransparentPixelsOnWhite() {
        var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        for (Rendition rendition : engine.render(TestPictures.encode(image, "png"))) {
            shows(Looks.image(rendition), 0, 0, Color.WHITE);
        }
    }

    @Test
    void paintsHalfTransparentPixelsHalfWhite() {
        var image = filled(900, 600, BufferedImage.TYPE_INT_ARGB, 0x80FF0000);
        shows(
                engine.renderFirst(TestPictures.encode(image, "png")),
                450,
                300,
                new Color(255, 127, 127));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void paintsTransparentPalettesOnWhite(String format) {
        byte[] black = {0, 0};
        var palette = new IndexColorModel(1, 2, black, black, black, 0);
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_BINARY, palette);
        shows(engine.renderFirst(TestPictures.encode(image, format)), 30, 20, Color.WHITE);
    }

    @Test
    void keepsGreyGrey() {
        var grey = new Color(128, 128, 128);
        var eight = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        set(eight, 128);
        shows(engine.renderFirst(TestPictures.encode(eight, "png")), 30, 20, grey);
        shows(engine.renderFirst(TestPictures.encode(eight, "jpeg")), 30, 20, grey);

        var sixteen = new BufferedImage(64, 48, BufferedImage.TYPE_USHORT_GRAY);
        set(sixteen, 0x8080);
        shows(engine.renderFirst(TestPictures.encode(sixteen, "png")), 30, 20, grey);
    }

    @ParameterizedTest
    @CsvSource({"8, 128, 255", "16, 32896, 65535"})
    void keepsGreyWithAlphaGrey(int bits, int grey, int opaque) {
        int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        var image = custom(ColorSpace.CS_GRAY, true, type);
        set(image, grey, opaque);
        byte[] png = TestPictures.encode(image, "png");
        shows(engine.renderFirst(png), 30, 20, new Color(128, 128, 128));
    }

    @Test
    void readsSixteenBitsPerChannel() {
        var image = custom(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT);
        set(image, 0x8080, 0x4040, 0xC0C0);
        shows(
                engine.renderFirst(TestPictures.encode(image, "png")),
                30,
                20,
                new Color(0x80, 0x40, 0xC0));
    }

    @Test
    void convertsTheColourProfileOfAPng() throws IOException {
        var image = filled(64, 48, BufferedImage.TYPE_INT_RGB, 0x8040C0);
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.encode(image, "png"), "iCCP", compressedProfile(linear));
        shows(engine.renderFirst(png), 30, 20, new Color(188, 137, 225));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no profile at all"})
    void livesWithABrokenProfile(String bytes) throws IOException {
        var image = filled(64, 48, BufferedImage.TYPE_INT_RGB, 0x8040C0);
        byte[] plain = TestPictures.encode(image, "png");
        byte[] garbage = bytes.getBytes(StandardCharsets.US_ASCII);
        var colour = new Color(0x80, 0x40, 0xC0);
        shows(engine.renderFirst(TestPictures.withChunk(plain, "iCCP", garbage)), 30, 20, colour);
        byte[] compressed = compressedProfile(garbage);
        shows(
                engine.renderFirst(TestPictures.withChunk(plain, "iCCP", compressed)),
                30,
                20,
                colour);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesNoProfileForInksThatIsNotForInks(boolean broken) {
        byte[] plain = TestPictures.file("cmyk.jpg");
        byte[] profile = broken ? new byte[200] : TestProfiles.DISPLAY_P3;
        BufferedImage expected = engine.renderFirst(plain);
        BufferedImage picture = engine.renderFirst(TestPictures.withProfile(plain, profile));
        shows(picture, 1, 1, new Color(expected.getRGB(1, 1)));
        shows(picture, 60, 40, new Color(expected.getRGB(60, 40)));
    }

    @Test
    void leavesOutAProfileThatSaysItIsLargerThanItsFile() {
        byte[] profile = TestProfiles.DISPLAY_P3.clone();
        ByteBuffer.wrap(profile).putInt(0x12000000);
        byte[] jpeg = TestPictures.withProfile(TestPictures.jpeg(300, 200), profile);
        showsQuarters(engine.render(jpeg).getFirst());
    }

    /// Java's grey is linear light.
    @Test
    void convertsTheProfilesOfGreyPictures() throws IOException {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        set(image, 128);
        var expected = new Color(188, 188, 188);
        byte[] jpeg = TestPictures.withProfile(TestPictures.encode(image, "jpeg"), linear);
        shows(engine.renderFirst(jpeg), 30, 20, expected);
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.encode(image, "png"), "iCCP", compressedProfile(linear));
        shows(engine.renderFirst(png), 30, 20, expected);
    }

    @Test
    void takesNoGreyProfileForColours() {
        byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        showsQuarters(
                engine.render(TestPictures.withProfile(TestPictures.jpeg(300, 200), grey))
                        .getFirst());
    }

    /// What the colours (200, 100, 50) of two wider spaces are in sRGB, by the primaries.
    @ParameterizedTest
    @CsvSource({"P3, 216, 93, 24", "ADOBE, 226, 100, 41"})
    void convertsWiderColours(String space, int red, int green, int blue) throws IOException {
        byte[] profile = space.equals("P3") ? TestProfiles.DISPLAY_P3 : TestProfiles.ADOBE_RGB;
        var image = filled(64, 48, BufferedImage.TYPE_INT_RGB, 0xC86432);
        var expected = new Color(red, green, blue);
        byte[] jpeg = TestPictures.withProfile(TestPictures.encode(image, "jpeg"), profile);
        shows(engine.renderFirst(jpeg), 30, 20, expected);
        for (int secondPart : new int[] {3, HEADER, profile.length - 1}) {
            byte[] inParts =
                    TestPictures.withProfile(
                            TestPictures.encode(image, "jpeg"), profile, secondPart);
            shows(engine.renderFirst(inParts), 30, 20, expected);
        }
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.encode(image, "png"), "iCCP", compressedProfile(profile));
        shows(engine.renderFirst(png), 30, 20, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no profile at all"})
    void livesWithABrokenProfileInAJpeg(String bytes) {
        var image = filled(64, 48, BufferedImage.TYPE_INT_RGB, 0x8040C0);
        byte[] garbage = bytes.getBytes(StandardCharsets.US_ASCII);
        byte[] jpeg = TestPictures.withProfile(TestPictures.encode(image, "jpeg"), garbage);
        shows(engine.renderFirst(jpeg), 30, 20, new Color(0x80, 0x40, 0xC0));
    }

    /// Half of it is white: the mean of 255 and of what (200, 100, 50) is in sRGB.
    @Test
    void convertsWiderColoursBeforeWhiteShinesThrough() throws IOException {
        var image = filled(64, 48, BufferedImage.TYPE_INT_ARGB, 0x80C86432);
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.encode(image, "png"),
                        "iCCP",
                        compressedProfile(TestProfiles.DISPLAY_P3));
        shows(engine.renderFirst(png), 30, 20, new Color(235, 174, 139));
    }

    @Test
    void takesNoProfileThatAsksForAnyNumberOfSteps() throws IOException {
        byte[] costly = TestProfiles.DISPLAY_P3.clone();
        System.arraycopy("D2B0".getBytes(StandardCharsets.US_ASCII), 0, costly, HEADER, 4);
        var colour = new Color(0xC8, 0x64, 0x32);
        var image = filled(64, 48, BufferedImage.TYPE_INT_RGB, 0xC86432);
        byte[] png =
                TestPictures.withChunk(
                        TestPictures.encode(image, "png"), "iCCP", compressedProfile(costly));
        shows(engine.renderFirst(png), 30, 20, colour);
        byte[] jpeg = TestPictures.withProfile(TestPictures.encode(image, "jpeg"), costly);
        shows(engine.renderFirst(jpeg), 30, 20, colour);
        byte[] start = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}; // a fill byte
        byte[] filled = TestPictures.join(start, Arrays.copyOfRange(jpeg, 2, jpeg.length));
        shows(engine.renderFirst(filled), 30, 20, colour);
        byte[] misnamed = jpeg.clone();
        int endOfName = 2 + 4 + "ICC_PROFILE".length();
        misnamed[endOfName] = 1; // to some this ends it as well
        shows(engine.renderFirst(misnamed), 30, 20, colour);
    }

    /// To inflate blocks without anything in them takes as long as they are many.
    @Test
    void takesNoProfileThatIsInflatedFromMegabytesOfNothing() throws IOException {
        byte[] plain = compressedProfile(TestProfiles.DISPLAY_P3);
        byte[] emptyBlock = {0, 0, 0, (byte) 0xFF, (byte) 0xFF};
        ByteBuffer padded = ByteBuffer.allocate(plain.length + 1_000_000 * emptyBlock.length);
        int begin = "p\0".length() + 1 + 2; // method, head of the stream
        padded.put(plain, 0, begin);
        for (int blocks = 0; blocks < 1_000_000; blocks++) {
            padded.put(emptyBlock);
        }
        padded.put(plain, begin, plain.length - begin);
        var image = filled(64, 48, BufferedImage.TYPE_INT_RGB, 0xC86432);
        byte[] png =
                TestPictures.withChunk(TestPictures.encode(image, "png"), "iCCP", padded.array());
        shows(engine.renderFirst(png), 30, 20, new Color(0xC8, 0x64, 0x32));
    }

    /// Whatever the names of the components mean otherwise.
    @Test
    void takesJfifForLuminanceAndChrominance() {
        byte[] jpeg = TestPictures.jpeg(300, 200);
        String text = new String(jpeg, StandardCharsets.ISO_8859_1);
        int frame = text.indexOf("\u00FF\u00C0") + 2 + 8;
        int scan = text.indexOf("\u00FF\u00DA") + 2 + 3;
        for (int i = 0; i < 3; i++) {
            byte name = (byte) "RGB".charAt(i);
            jpeg[frame + 3 * i] = name;
            jpeg[scan + 2 * i] = name;
        }
        showsQuarters(engine.render(jpeg).getFirst());
    }

    /// Its luminance is red to it, and so on.
    @Test
    void takesAdobesWordForRedGreenAndBlue() {
        byte[] jpeg = TestPictures.jpeg(300, 200);
        int jfif = 18;
        byte[] bare =
                TestPictures.join(
                        Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, 2 + jfif, jpeg.length));
        byte[] noTransform = Arrays.copyOf("Adobe".getBytes(StandardCharsets.US_ASCII), 12);
        BufferedImage picture =
                engine.renderFirst(TestPictures.withSegment(bare, 0xEE, noTransform));
        shows(picture, 10, 10, new Color(94, 98, 218));
    }

    @Test
    void takesNoSecondProfileOfAWebp() {
        byte[] lossy = TestPictures.file("lossy.webp");
        byte[] grey = TestProfiles.tables(2);
        byte[] webp = TestPictures.webpWithProfiles(lossy, 64, 48, new byte[0], grey);
        showsQuarters(engine.render(webp).getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no profile at all"})
    void livesWithABrokenProfileInAWebp(String bytes) {
        byte[] garbage = bytes.getBytes(StandardCharsets.US_ASCII);
        byte[] lossy = TestPictures.file("lossy.webp");
        showsQuarters(
                engine.render(TestPictures.webpWithProfile(lossy, 64, 48, garbage)).getFirst());
    }

    @Test
    void ignoresAProfileForAnotherKindOfPicture() {
        var grey = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        set(grey, 128);
        byte[] jpeg =
                TestPictures.withProfile(
                        TestPictures.encode(grey, "jpeg"), TestProfiles.DISPLAY_P3);
        shows(engine.renderFirst(jpeg), 30, 20, new Color(128, 128, 128));
    }

    @Test
    void readsOneBitPerPixel() {
        var image = TestPictures.quarters(640, 480, BufferedImage.TYPE_BYTE_BINARY);
        BufferedImage picture = engine.renderFirst(TestPictures.encode(image, "png"));
        shows(picture, 10, 470, Color.BLACK);
        shows(picture, 630, 470, Color.WHITE);
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
