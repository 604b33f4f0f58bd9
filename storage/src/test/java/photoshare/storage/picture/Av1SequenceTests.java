package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Av1SequenceTests {

    private static final String SIZE_300_X_200 = "1000 0111 100101011 11000111";

    /// Whatever may follow the size, in eight bits a colour.
    private static final String REST = bits(32);

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

    /// In each profile, behind as much as there may be in between.
    @ParameterizedTest
    @CsvSource({
        "000, 1, false",
        "001, 0, false",
        "001, 1, true",
        "010, 0, false",
        "010, 1, true",
    })
    void seesWhichAreRichInColours(String profile, String highBitDepth, boolean rich) {
        String size = profile + " 0 0 0 0 00000 000000000000 00101" + SIZE_300_X_200;
        String shortSize = profile + " 1 1 00101" + SIZE_300_X_200;
        String noTools = "0 000 0000 0 0 0 000";
        String allTools = "1 1111111 111 1111 1 11 1 1 111 111";
        String screen = "1 0000000 000 0000 1 00 0 1 0 1 000 000";
        for (String tools : List.of(noTools, allTools, screen)) {
            assertThat(read(size + tools + highBitDepth).rich()).as(tools).isEqualTo(rich);
        }
        assertThat(read(shortSize + "000 000" + highBitDepth).rich()).isEqualTo(rich);
    }

    private static CodedSize av1(String sequence) {
        return read(sequence + REST).size();
    }

    private static Av1Sequence read(String sequence) {
        return Av1Sequence.read(ByteBuffer.wrap(bytes(sequence)));
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
