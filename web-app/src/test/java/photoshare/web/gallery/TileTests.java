package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTests {

    @ParameterizedTest
    @CsvSource({
        "1500, 1000, r150",
        "1000, 1500, r065",
        "4000, 3000, r135",
        "1000, 1000, r100",
        "10, 9000, r040",
        "9000, 10, r300"
    })
    void picksTheNearestOfTheRatiosThatTheStyleSheetKnows(int width, int height, String ratio) {
        assertThat(Tile.ratioClass(width, height)).isEqualTo(ratio);
    }
}
