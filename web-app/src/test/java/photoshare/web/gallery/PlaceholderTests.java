package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photoshare.storage.picture.TestPictures;

class PlaceholderTests {

    private static final int BLURRED = 75;

    /// The hashes are what the engines make of quarters of 60 x 40 and 40 x 60.
    @ParameterizedTest
    @CsvSource({
        "1d090a6594747977b068888788a8768770ebf8988e, 15, 10",
        "1d090a65147479b0687788a78687687870eaf8988e, 10, 15"
    })
    void showsRoughlyWhichColourIsWhere(String hash, int width, int height) {
        BufferedImage picture =
                ThumbHashDecoder.paint(HexFormat.of().parseHex(hash), width, height);
        shows(picture, 2, 2, TestPictures.TOP_LEFT);
        shows(picture, width - 3, 2, TestPictures.TOP_RIGHT);
        shows(picture, 2, height - 3, TestPictures.BOTTOM_LEFT);
        shows(picture, width - 3, height - 3, TestPictures.BOTTOM_RIGHT);
    }

    @Test
    void doesNotReadBehindTheEnd() {
        byte[] hash = HexFormat.of().parseHex("1d090a6594747977b068888788a8768770ebf8988e");
        for (int length = 0; length < hash.length; length++) {
            byte[] cut = Arrays.copyOf(hash, length);
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> ThumbHashDecoder.paint(cut, 15, 10));
        }
    }

    private static void shows(BufferedImage picture, int x, int y, Color expected) {
        var seen = new Color(picture.getRGB(x, y));
        assertThat(Math.abs(seen.getRed() - expected.getRed())).isLessThan(BLURRED);
        assertThat(Math.abs(seen.getGreen() - expected.getGreen())).isLessThan(BLURRED);
        assertThat(Math.abs(seen.getBlue() - expected.getBlue())).isLessThan(BLURRED);
    }
}
