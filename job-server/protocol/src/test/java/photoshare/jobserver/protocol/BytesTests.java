package photoshare.jobserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BytesTests {

    private static final Bytes NAME = Bytes.of("resize");

    @Test
    void areEqualByContent() {
        Bytes read = Bytes.read(ByteBuffer.wrap("resize photo".getBytes()), 6);

        assertThat(read).isEqualTo(NAME).hasSameHashCodeAs(NAME);
        assertThat(read).isNotEqualTo(Bytes.of("Resize")).isEqualByComparingTo(NAME);
        assertThat(Bytes.copyOf(new byte[] {-1})).isGreaterThan(NAME);
    }

    @Test
    void doNotChangeWithTheArrayTheyWereCopiedFrom() {
        byte[] array = {1, 2};
        Bytes copy = Bytes.copyOf(array);
        array[0] = 9;
        copy.toByteArray()[1] = 9;

        assertThat(copy).isEqualTo(Bytes.copyOf(new byte[] {1, 2}));
    }

    @Test
    void areCutWithoutCare() {
        assertThat(NAME.first(3)).isEqualTo(Bytes.of("res"));
        assertThat(NAME.first(100)).isEqualTo(NAME);
        assertThat(NAME.slice(2, 2)).isSameAs(Bytes.EMPTY);
        assertThat(NAME.indexOf((byte) 's')).isEqualTo(2);
        assertThat(NAME.contains((byte) 'x')).isFalse();
    }

    @Test
    void aSliceIsAsIfItWereAlone() {
        Bytes whole = Bytes.of("resize photo 17");
        Bytes slice = whole.slice(7, 12);
        Bytes copy = Bytes.of("photo");

        assertThat(slice).isEqualTo(copy).hasSameHashCodeAs(copy).hasToString("photo");
        assertThat(slice.compareTo(copy)).isZero();
        assertThat(slice.toByteArray()).isEqualTo("photo".getBytes());
        assertThat(slice.alone()).isEqualTo(copy);
        assertThat(slice.followedBy("!".getBytes())).isEqualTo(Bytes.of("photo!"));
        assertThat(slice.slice(2, 4)).isEqualTo(Bytes.of("ot"));
        assertThat(slice.first(2)).isEqualTo(Bytes.of("ph"));
        assertThat(slice.indexOf((byte) 'o')).isEqualTo(2);
        assertThat(slice.contains((byte) ' ')).isFalse();
        assertThat(slice.get(4)).isEqualTo((byte) 'o');
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.get(5));
        assertThat(whole.slice(3, 3)).isSameAs(Bytes.EMPTY);
    }
}
