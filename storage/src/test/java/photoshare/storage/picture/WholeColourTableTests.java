package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.storage.picture.LosslessWebp.ColourTable;

/// That the colours are the right ones is seen where they are decoded.
class WholeColourTableTests {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    /// Behind the heads of file, chunk and picture.
    private static final int STREAM = 12 + 8 + 5;

    @Test
    void saysThatTheRestOfTheTableIsTransparentBlack() {
        ByteBuffer stream = stream("transparent-palette.webp");
        ColourTable before = table(stream);
        ColourTable whole = table(ByteBuffer.wrap(written(stream)));
        int colours = before.differences().length;
        assertThat(colours).isBetween(17, 255);
        assertThat(whole.differences())
                .hasSize(256)
                .startsWith(before.differences())
                .endsWith(new int[255 - colours]);
        for (int shift = 0; shift < 32; shift += 8) {
            int byteOf = shift;
            int sum = Arrays.stream(whole.differences()).map(it -> it >>> byteOf & 0xFF).sum();
            assertThat(sum & 0xFF).isZero();
        }
    }

    @Test
    void leavesThePixelsAsTheyAre() {
        ByteBuffer stream = stream("transparent-palette.webp");
        var before = new LosslessBits(stream.duplicate());
        before.skip(table(stream).end());
        ByteBuffer written = ByteBuffer.wrap(written(stream));
        var whole = new LosslessBits(written.duplicate());
        whole.skip(table(written).end());
        while (!before.areOver()) {
            assertThat(whole.number(8)).isEqualTo(before.number(8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless.webp", "transparent.webp"})
    void leavesAPictureOfFewerColoursAsItIs(String file) {
        assertThat(WholeColourTable.of(stream(file), WIDTH, HEIGHT)).isEmpty();
    }

    private static ByteBuffer stream(String file) {
        return ByteBuffer.wrap(TestPictures.file(file)).position(STREAM).slice();
    }

    private static ColourTable table(ByteBuffer stream) {
        return new LosslessWebp().colourTable(stream.duplicate(), WIDTH, HEIGHT).orElseThrow();
    }

    private static byte[] written(ByteBuffer stream) {
        return WholeColourTable.of(stream, WIDTH, HEIGHT).orElseThrow();
    }
}
