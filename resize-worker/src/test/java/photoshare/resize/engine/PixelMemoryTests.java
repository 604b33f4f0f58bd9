package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;

class PixelMemoryTests {

    private static final Extent TWELVE_MEGAPIXELS = new Extent(4000, 3000);

    @Test
    void readsEveryPixelOfAPictureThatFits() {
        assertThat(step(48_000_000, BufferedImage.TYPE_3BYTE_BGR)).isEqualTo(1);
        assertThat(step(47_999_999, BufferedImage.TYPE_3BYTE_BGR)).isEqualTo(2);
    }

    @Test
    void readsEveryThirdPixelIfEverySecondIsStillTooMuch() {
        assertThat(step(11_999_999, BufferedImage.TYPE_3BYTE_BGR)).isEqualTo(3);
    }

    @Test
    void countsTheCopyThatJavaMakesOfPackedPixels() {
        assertThat(step(24_000_000, BufferedImage.TYPE_BYTE_INDEXED)).isEqualTo(1);
        assertThat(step(24_000_000, BufferedImage.TYPE_BYTE_BINARY)).isEqualTo(2);
    }

    private static int step(long bytes, int imageType) {
        return new PixelMemory(bytes)
                .step(TWELVE_MEGAPIXELS, ImageTypeSpecifier.createFromBufferedImageType(imageType));
    }
}
