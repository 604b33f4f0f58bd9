package photoshare.resize.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import photoshare.storage.picture.TestPictures;
import photoshare.storage.picture.TestProfiles;

/// A photo as a camera would write it.
///
/// @param name as `--only` takes it
/// @param scene photos with the same number, width, height and detail show the same
/// @param detail see [Scene]
record Photo(String name, Kind kind, int width, int height, int scene, double detail) {

    /// How it lies in its file. JPEGs have quality 92 and colours at half the resolution.
    enum Kind {
        BASELINE,
        PROGRESSIVE,
        DISPLAY_P3,
        TURNED,
        PNG
    }

    private static final float QUALITY = 0.92f;
    private static final int MOST_REFERENCED = 24_000_000;
    private static final double ORDINARY = 18;
    private static final double BUSY = 36;

    /// EXIF's number for a camera that was held upright.
    private static final int ON_ITS_SIDE = 6;

    /// Those that the table has.
    static final List<Photo> ALL =
            List.of(
                    new Photo("12mp", Kind.BASELINE, 4000, 3000, 1, ORDINARY),
                    new Photo("12mp-other", Kind.BASELINE, 4032, 3024, 2, ORDINARY),
                    new Photo("12mp-busy", Kind.BASELINE, 4000, 3000, 3, BUSY),
                    new Photo("24mp", Kind.BASELINE, 6000, 4000, 4, ORDINARY),
                    new Photo("48mp", Kind.BASELINE, 8064, 6048, 5, ORDINARY),
                    new Photo("progressive", Kind.PROGRESSIVE, 4000, 3000, 1, ORDINARY),
                    new Photo("display-p3", Kind.DISPLAY_P3, 4000, 3000, 1, ORDINARY),
                    new Photo("turned", Kind.TURNED, 4000, 3000, 1, ORDINARY),
                    new Photo("png", Kind.PNG, 4000, 3000, 1, ORDINARY));

    String fileName() {
        return name + (kind == Kind.PNG ? ".png" : ".jpg");
    }

    /// Whether its pixels lie in the file as they are to be seen, and are not too many.
    boolean canBeReferenced() {
        return kind == Kind.BASELINE && width * height <= MOST_REFERENCED;
    }

    byte[] file() throws IOException {
        BufferedImage picture = new Scene(width, height, scene, detail).picture();
        return switch (kind) {
            case BASELINE -> jpeg(picture, ImageWriteParam.MODE_DISABLED);
            case PROGRESSIVE -> jpeg(picture, ImageWriteParam.MODE_DEFAULT);
            case DISPLAY_P3 ->
                    TestPictures.withProfile(
                            jpeg(picture, ImageWriteParam.MODE_DISABLED), TestProfiles.DISPLAY_P3);
            case TURNED ->
                    TestPictures.withExif(
                            jpeg(picture, ImageWriteParam.MODE_DISABLED),
                            TestPictures.exif(ON_ITS_SIDE, "2026:05:01 10:11:12"));
            case PNG -> TestPictures.encode(picture, "png");
        };
    }

    private static byte[] jpeg(BufferedImage picture, int progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            parameters.setProgressiveMode(progressive);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
