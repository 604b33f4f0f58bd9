package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownPixelsTests {

    private static final int WIDTH = 20;

    private final int[] row = new int[WIDTH];

    /// How far back the neighbours are in a row of 20: 4, for instance, is the one above and one to
    /// the right.
    @ParameterizedTest
    @CsvSource({"2, 1", "6, 2", "4, 19", "8, 39", "121, 1", "123, 3", "136, 16"})
    void copiesByDistance(int distance, int back) {
        var pixels = new KnownPixels(row, 0);
        IntStream.range(0, WIDTH - 1).forEach(pixels::add);
        if (back > WIDTH - 1) {
            assertThatThrownBy(() -> pixels.repeat(1, distance))
                    .isInstanceOf(PictureRefusedException.class);
        } else {
            pixels.repeat(1, distance);
            assertThat(row[WIDTH - 1]).isEqualTo(WIDTH - 1 - back);
        }
    }

    @Test
    void copiesWhatItHasJustCopied() {
        var pixels = new KnownPixels(row, 0);
        pixels.add(7);
        pixels.repeat(WIDTH, 2);
        assertThat(row).containsOnly(7);
    }

    @Test
    void knowsRecentPixelsByTheirNumbers() {
        int recent = 1 << 4;
        var pixels = new KnownPixels(row, recent);
        int colour = 0xFF336699;
        pixels.add(colour);
        pixels.addRecent(colour * 0x1E35A7BD >>> 28);
        assertThat(row[1]).isEqualTo(colour);
    }

    @Test
    void leavesOutWhatThereIsNoRoomFor() {
        var pixels = new KnownPixels(new int[0], 16);
        pixels.add(1);
        pixels.addRecent(3);
        pixels.repeat(1_000_000_000, 1);
        assertThat(row).containsOnly(0);
    }
}
