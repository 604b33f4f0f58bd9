package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That the pixels are the right ones is seen where they are decoded.
class PackedPictureTests {

    @Test
    void isHalfAsWideAsAnIconOfSixteenColours() {
        PackedPicture packed = PackedPicture.of(stream("packed.webp"), 24, 24).orElseThrow();
        assertThat(packed.columns()).isEqualTo(12);
        assertThat(packed.bits()).isEqualTo(4);
        assertThat(packed.colours()).hasSize(16).contains(0xFFFFFFFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless.webp", "transparent.webp", "transparent-palette.webp"})
    void isNotWhatTheDecoderInJavaReads(String file) {
        assertThat(PackedPicture.of(stream(file), 64, 48)).isEmpty();
    }

    /// Behind the heads of file, chunk and picture.
    private static ByteBuffer stream(String file) {
        return ByteBuffer.wrap(TestPictures.file(file)).position(12 + 8 + 5).slice();
    }
}
