package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BareCopyTests {

    private static final String TIME = "2026:05:01 10:11:12";
    private static final String PLACE = "41.1496 N, 8.6109 W";
    private static final byte[] XMP = ascii("http://ns.adobe.com/xap/1.0/\0<x>" + PLACE + "</x>");

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void leavesOfAJpegOnlyThePictureItsColoursAndHowItIsTurned(int orientation) {
        byte[] told = toldJpeg(orientation);
        byte[] bare = bare(PictureFormat.JPEG, told);

        tellsNothing(bare);
        assertThat(metadata(bare).getDirectoriesOfType(IccDirectory.class)).hasSize(1);
        assertThat(header(bare).orientation()).isEqualTo(header(told).orientation());
        assertThat(header(bare).width()).isEqualTo(header(told).width());
        assertThat(pixels(bare)).isEqualTo(pixels(told));
    }

    @Test
    void leavesOutThePicturesBehindThePicture() {
        byte[] told = TestPictures.withGainMap(TestPictures.jpeg(70, 30));
        byte[] bare = bare(PictureFormat.JPEG, TestPictures.join(told, XMP));

        tellsNothing(bare);
        assertThat(bare).endsWith(0xFF, 0xD9).hasSizeLessThan(told.length);
        assertThat(count(bare, "\u00ff\u00d8")).isEqualTo(1);
        assertThat(pixels(bare)).isEqualTo(pixels(told));
    }

    @Test
    void copiesEveryScan() {
        var image = TestPictures.grainyQuarters(300, 200);
        for (byte[] told :
                new byte[][] {
                    TestPictures.progressive(image, "jpeg"),
                    TestPictures.file("restart.jpg"),
                    TestPictures.file("cmyk.jpg"),
                    TestPictures.jpeg(70, 30)
                }) {
            byte[] bare = bare(PictureFormat.JPEG, TestPictures.withSegment(told, 0xE1, XMP));
            tellsNothing(bare);
            assertThat(scans(bare)).isEqualTo(scans(told));
        }
    }

    @Test
    void leavesOfAPngOnlyThePictureAndHowItIsTurned() {
        byte[] plain = TestPictures.png(70, 30);
        byte[] told = TestPictures.withChunk(plain, "eXIf", TestPictures.exif(6, TIME));
        told = TestPictures.withChunk(told, "tEXt", ascii("Comment\0" + PLACE));
        told = TestPictures.withChunk(told, "iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0" + PLACE));
        told = TestPictures.withChunk(told, "prVt", ascii(PLACE));
        byte[] bare = bare(PictureFormat.PNG, told);

        tellsNothing(bare);
        assertThat(header(bare)).isEqualTo(withoutTime(header(told)));
        assertThat(pixels(bare)).isEqualTo(pixels(told));
        assertThat(bare(PictureFormat.PNG, plain)).isEqualTo(plain);
    }

    @Test
    void leavesOfAWebpOnlyThePictureAndHowItIsTurned() {
        byte[] lossy = TestPictures.file("lossy.webp");
        byte[] exif = TestPictures.exif(6, TIME);
        byte[] told = withWebpChunk(TestPictures.extendedWebp(lossy, 64, 48, exif), "XMP ", XMP);
        byte[] bare = bare(PictureFormat.WEBP, told);

        tellsNothing(bare);
        assertThat(header(bare)).isEqualTo(withoutTime(header(told)));
        assertThat(bare).hasSameSizeAs(told);
        assertThat(bare(PictureFormat.WEBP, lossy)).isEqualTo(lossy);
    }

    @Test
    void leavesOfAGifOnlyItsPicturesAndHowTheyFollowEachOther() {
        byte[] bare = bare(PictureFormat.GIF, toldGif());

        tellsNothing(bare);
        assertThat(text(bare)).contains("NETSCAPE2.0").doesNotContain("XMP");
        assertThat(header(bare)).isEqualTo(header(toldGif()));
        assertThat(pixels(bare)).isEqualTo(pixels(toldGif()));
        byte[] plain = TestPictures.gifWithCanvas();
        assertThat(bare(PictureFormat.GIF, plain)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dated.avif", "turned.avif", "turned.heic"})
    void leavesOfAnAvifAndAHeicOnlyThePictureAndHowItIsTurned(String name) {
        byte[] told = TestPictures.file(name);
        PictureFormat format = header(told).format();
        byte[] bare = bare(format, told);

        tellsNothing(bare);
        assertThat(text(bare)).doesNotContain("Exif");
        assertThat(header(bare)).isEqualTo(withoutTime(header(told)));
        assertThat(bare(format, bare)).isEqualTo(bare);
        assertThatThrownBy(() -> bare(format, Arrays.copyOf(told, told.length / 2)))
                .isInstanceOf(PictureRefusedException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "WEBP", "GIF"})
    void endsWhereverTheFileIsCutOff(PictureFormat format) {
        byte[] whole =
                switch (format) {
                    case JPEG -> toldJpeg(6);
                    case PNG ->
                            TestPictures.withChunk(
                                    TestPictures.png(70, 30), "eXIf", TestPictures.exif(6, TIME));
                    case GIF -> toldGif();
                    default -> TestPictures.file("turned.webp");
                };
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(text(bare(format, cut))).doesNotContain(PLACE, TIME);
        }
    }

    private static byte[] toldGif() {
        byte[] plain = TestPictures.gifWithCanvas();
        byte[] before = Arrays.copyOf(plain, TestPictures.behindColours(plain));
        return TestPictures.join(
                before,
                gifExtension(0xFE, ascii("taken at " + PLACE)),
                gifExtension(0xFF, ascii("XMP DataXMP"), XMP),
                gifExtension(0xFF, ascii("NETSCAPE2.0"), new byte[] {1, 0, 0}),
                gifExtension(0xFE),
                Arrays.copyOfRange(plain, before.length, plain.length));
    }

    private static byte[] gifExtension(int label, byte[]... parts) {
        byte[] extension = {0x21, (byte) label};
        for (byte[] part : parts) {
            extension = TestPictures.join(extension, new byte[] {(byte) part.length}, part);
        }
        return TestPictures.join(extension, new byte[1]);
    }

    private static byte[] toldJpeg(int orientation) {
        byte[] jpeg = TestPictures.jpeg(70, 30);
        jpeg =
                TestPictures.withProfile(
                        jpeg, ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
        jpeg = TestPictures.withSegment(jpeg, 0xFE, ascii("taken at " + PLACE));
        jpeg = TestPictures.withSegment(jpeg, 0xED, ascii("Photoshop 3.0\08BIM" + PLACE));
        jpeg = TestPictures.withSegment(jpeg, 0xE5, ascii("Maker" + PLACE));
        jpeg = TestPictures.withSegment(jpeg, 0xE1, XMP);
        return TestPictures.withExif(jpeg, TestPictures.exif(orientation, TIME));
    }

    /// As a reader sees it that knows far more than ours, and as the bytes themselves say it.
    private static void tellsNothing(byte[] bare) {
        assertThat(text(bare)).doesNotContain(PLACE, TIME);
        Metadata metadata = metadata(bare);
        assertThat(metadata.getDirectories())
                .noneMatch(GpsDirectory.class::isInstance)
                .noneMatch(XmpDirectory.class::isInstance)
                .noneMatch(IptcDirectory.class::isInstance)
                .noneMatch(PhotoshopDirectory.class::isInstance)
                .noneMatch(ExifSubIFDDirectory.class::isInstance);
        assertThat(metadata.getDirectoriesOfType(ExifDirectoryBase.class))
                .allMatch(exif -> exif.getTagCount() == 1)
                .allMatch(exif -> exif.containsTag(ExifDirectoryBase.TAG_ORIENTATION));
    }

    private static PictureHeader withoutTime(PictureHeader header) {
        return new PictureHeader(
                header.format(), header.width(), header.height(), header.orientation(), null);
    }

    private static byte[] bare(PictureFormat format, byte[] file) {
        var out = new ByteArrayOutputStream();
        try {
            BareCopy.write(format, new ByteArrayInputStream(file), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static PictureHeader header(byte[] file) {
        try {
            return PictureHeader.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Metadata metadata(byte[] file) {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        } catch (IOException | ImageProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int[] pixels(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            return image.getRGB(
                    0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All from the first scan on, which no block of ours stands behind.
    private static String scans(byte[] jpeg) {
        String text = text(jpeg);
        return text.substring(text.indexOf("\u00ff\u00da"), text.lastIndexOf("\u00ff\u00d9") + 2);
    }

    private static int count(byte[] file, String what) {
        return text(file).split(what, -1).length - 1;
    }

    private static byte[] withWebpChunk(byte[] webp, String name, byte[] data) {
        byte[] header =
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(ascii(name))
                        .putInt(data.length)
                        .array();
        byte[] padding = new byte[data.length & 1];
        byte[] longer = TestPictures.join(webp, header, data, padding);
        ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(4, longer.length - 8);
        return longer;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
