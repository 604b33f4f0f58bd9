package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Av1HeaderTests {

    private static final String SIZE_300_X_200 = "1000 0111 100101011 11000111";
    private static final String FRAME = "00110000";

    @Test
    void readsTheShortHeaderOfASinglePicture() {
        assertThat(av1("000 1 1 00101" + SIZE_300_X_200)).isEqualTo(new CodedSize(300, 200));
    }

    @Test
    void readsTheHeaderOfASequence() {
        assertThat(av1("000 0 0 0 0 00000 000000000000 00101" + SIZE_300_X_200))
                .isEqualTo(new CodedSize(300, 200));
    }

    /// It has a field for that, which older decoders believe.
    @Test
    void refusesASequenceWhoseFramesMayBeLarger() {
        String wide = "1111 1000 0000000100101011 011000111";
        assertThat(av1("000 1 1 00101" + wide)).isEqualTo(new CodedSize(300, 200));
        assertThatThrownBy(() -> av1("000 0 0 0 0 00000 000000000000 00101" + wide))
                .isInstanceOf(PictureRefusedException.class);
    }

    @Test
    void readsTheHeaderOfASequenceWithEverythingInIt() {
        String timing = "1" + bits(64) + "1 00101";
        String model = "1 01001" + bits(42);
        String points = "1 00001";
        String modelled = bits(12) + "01000 1 1" + bits(21) + "1 0000";
        String plain = bits(12) + "00111 0 0";
        assertThat(av1("000 0 0" + timing + model + points + modelled + plain + SIZE_300_X_200))
                .isEqualTo(new CodedSize(300, 200));
    }

    @Test
    void takesTheLargestOfSeveralSequences() {
        byte[] small = sequence("000 1 1 00101 0011 0011 1111 1111");
        byte[] large = sequence("000 1 1 00101" + SIZE_300_X_200);
        assertThat(
                        Av1Header.largest(
                                ByteBuffer.wrap(TestPictures.join(small, large, bytes(FRAME)))))
                .isEqualTo(new CodedSize(300, 200));
        assertThat(
                        Av1Header.largest(
                                ByteBuffer.wrap(TestPictures.join(large, small, bytes(FRAME)))))
                .isEqualTo(new CodedSize(300, 200));
    }

    private static CodedSize av1(String sequence) {
        return Av1Header.largest(
                ByteBuffer.wrap(TestPictures.join(sequence(sequence), bytes(FRAME))));
    }

    private static byte[] sequence(String bits) {
        byte[] body = bytes(bits);
        return TestPictures.join(new byte[] {0b0_0001_0_1_0, (byte) body.length}, body);
    }

    private static String bits(int count) {
        return "0".repeat(count);
    }

    private static byte[] bytes(String bits) {
        String digits = bits.replace(" ", "");
        String whole = digits + "0".repeat(-digits.length() & 7);
        byte[] number = new BigInteger("1" + whole, 2).toByteArray();
        return Arrays.copyOfRange(number, 1, number.length);
    }
}
