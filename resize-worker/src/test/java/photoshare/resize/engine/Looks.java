package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import photoshare.storage.picture.TestPictures;

/// How renditions look, pixel by pixel.
final class Looks {

    /// How far a channel may be off after lossy coding.
    private static final int NEAR = 6;

    private Looks() {}

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

    static void shows(BufferedImage picture, int x, int y, Color expected) {
        var seen = new Color(picture.getRGB(x, y));
        assertThat(seen)
                .as("at %d, %d", x, y)
                .satisfies(
                        c -> assertThat(c.getRed()).isCloseTo(expected.getRed(), within()),
                        c -> assertThat(c.getGreen()).isCloseTo(expected.getGreen(), within()),
                        c -> assertThat(c.getBlue()).isCloseTo(expected.getBlue(), within()));
    }

    private static Offset<Integer> within() {
        return Offset.strictOffset(NEAR);
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

    static List<String> sizesOf(List<Rendition> renditions) {
        return renditions.stream()
                .map(image -> image.size() + " " + image.width() + "x" + image.height())
                .toList();
    }
}
