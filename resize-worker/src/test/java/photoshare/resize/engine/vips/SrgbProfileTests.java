package photoshare.resize.engine.vips;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import photoshare.storage.picture.TestProfiles;

class SrgbProfileTests {

    private final byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    @Test
    void knowsSrgb() {
        assertThat(SrgbProfile.matches(srgb)).isTrue();
        assertThat(SrgbProfile.matches(TestProfiles.SRGB_BY_FORMULA)).isTrue();
    }

    @Test
    void knowsThatOthersAreNot() {
        assertThat(SrgbProfile.matches(TestProfiles.DISPLAY_P3)).isFalse();
        assertThat(SrgbProfile.matches(TestProfiles.ADOBE_RGB)).isFalse();
        assertThat(SrgbProfile.matches(TestProfiles.SRGB_WITH_GAMMA)).isFalse();
        assertThat(SrgbProfile.matches(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData()))
                .isFalse();
        assertThat(SrgbProfile.matches(ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData()))
                .isFalse();
    }

    @Test
    void takesAnythingBrokenForAnother() {
        for (int length = 0; length < srgb.length; length += 7) {
            assertThat(SrgbProfile.matches(Arrays.copyOf(srgb, length))).isIn(true, false);
        }
        assertThat(SrgbProfile.matches(new byte[300])).isFalse();
    }
}
