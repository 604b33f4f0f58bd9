package photoshare.resize.engine.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import photoshare.storage.picture.TestProfiles;

class MatrixProfileTests {

    private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static byte[][] profiles() {
        return new byte[][] {
            TestProfiles.DISPLAY_P3,
            TestProfiles.ADOBE_RGB,
            TestProfiles.SRGB_WITH_GAMMA,
            TestProfiles.SRGB_BY_FORMULA,
            SRGB
        };
    }

    @Test
    void knowsSrgb() {
        assertThat(of(SRGB).isSrgb()).isTrue();
        assertThat(of(TestProfiles.SRGB_BY_FORMULA).isSrgb()).isTrue();
    }

    @Test
    void knowsThatOthersAreNot() {
        assertThat(of(TestProfiles.DISPLAY_P3).isSrgb()).isFalse();
        assertThat(of(TestProfiles.ADOBE_RGB).isSrgb()).isFalse();
        assertThat(of(TestProfiles.SRGB_WITH_GAMMA).isSrgb()).isFalse();
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        assertThat(of(linear).isSrgb()).isFalse();
    }

    @Test
    void understandsOnlyItsKind() {
        byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        assertThat(MatrixProfile.of(grey)).isEmpty();
        assertThat(MatrixProfile.of(new byte[300])).isEmpty();
        for (int length = 0; length < SRGB.length; length += 7) {
            byte[] torn = Arrays.copyOf(SRGB, length);
            assertThat(MatrixProfile.of(torn).filter(MatrixProfile::isSrgb).isPresent())
                    .isIn(true, false);
        }
    }

    /// As the colour engine of the JDK does it, which is Little CMS.
    @ParameterizedTest
    @MethodSource("profiles")
    void convertsAsAColourEngineDoes(byte[] profile) {
        var conversion = new Srgb(of(profile));
        var engine = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
        for (int red = 0; red < 256; red += 17) {
            for (int green = 0; green < 256; green += 17) {
                for (int blue = 0; blue < 256; blue += 17) {
                    byte[] pixel = {(byte) red, (byte) green, (byte) blue};
                    conversion.convert(pixel);
                    float[] expected =
                            engine.toRGB(new float[] {red / 255f, green / 255f, blue / 255f});
                    for (int i = 0; i < 3; i++) {
                        assertThat((double) (pixel[i] & 0xFF))
                                .as("channel %d of %d %d %d", i, red, green, blue)
                                .isCloseTo(expected[i] * 255.0, near(expected[i]));
                    }
                }
            }
        }
    }

    /// Black is steep: there a difference in the fifth digit of a primary is a step or two.
    private static Offset<Double> near(float expected) {
        return within(expected < 0.08 ? 2.5 : 1.5);
    }

    private static MatrixProfile of(byte[] profile) {
        return MatrixProfile.of(profile).orElseThrow();
    }
}
