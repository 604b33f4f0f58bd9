package photoshare.resize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class SimilarityTests {

    private static final int SIDE = 200;

    private final BufferedImage scene = new Scene(SIDE, SIDE, 1, 18).picture();
    private final Pixels pixels = Pixels.of(scene);

    @Test
    void theSamePictureIsAsAlikeAsCanBe() {
        assertThat(Similarity.ssim(pixels, pixels)).isCloseTo(1, within(1e-9));
        assertThat(Similarity.psnr(pixels, pixels)).isInfinite();
    }

    /// By its definition: an error of 5 everywhere is 10 log10(255² / 5²).
    @Test
    void anEvenErrorHasTheRatioThatOneCanReckon() {
        assertThat(Similarity.psnr(grey(100), grey(105))).isCloseTo(34.151, within(0.001));
    }

    /// Two grey pictures differ in their means alone.
    @Test
    void anEvenErrorHasTheSimilarityThatOneCanReckon() {
        double c1 = Math.pow(0.01 * 255, 2);
        double expected = (2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1);
        assertThat(Similarity.ssim(grey(100), grey(150))).isCloseTo(expected, within(1e-9));
    }

    @Test
    void aPictureThatIsShiftedByOnePixelIsLessAlikeThanOneWithALittleNoise() {
        Pixels shifted = Pixels.of(scene.getSubimage(1, 0, SIDE - 1, SIDE));
        Pixels cut = Pixels.of(scene.getSubimage(0, 0, SIDE - 1, SIDE));
        Pixels noisy = Pixels.of(scene.getSubimage(0, 0, SIDE - 1, SIDE));
        for (int i = 0; i < noisy.band(0).length; i++) {
            noisy.band(0)[i] += i % 2;
        }
        assertThat(Similarity.ssim(cut, shifted)).isLessThan(0.95);
        assertThat(Similarity.ssim(cut, noisy)).isGreaterThan(0.99);
        assertThat(Similarity.psnr(cut, shifted)).isLessThan(Similarity.psnr(cut, noisy));
    }

    @Test
    void shrinkingKeepsAnEvenColourAndTheMiddleOfASlope() {
        Pixels even = grey(77).shrunk(64, 31);
        assertThat(even.width()).isEqualTo(64);
        assertThat(even.height()).isEqualTo(31);
        assertThat(even.band(1)[0]).isCloseTo(77f, within(0.001f));
        assertThat(even.band(1)[1000]).isCloseTo(77f, within(0.001f));

        var slope = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                slope.setRGB(x, y, x);
            }
        }
        // the middle of column 20 of 50 lies at 82 of 200; columns count from their middle
        assertThat(Pixels.of(slope).shrunk(50, 50).band(2)[20]).isCloseTo(81.5f, within(0.01f));
    }

    private static Pixels grey(int level) {
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                picture.setRGB(x, y, level * 0x010101);
            }
        }
        return Pixels.of(picture);
    }
}
