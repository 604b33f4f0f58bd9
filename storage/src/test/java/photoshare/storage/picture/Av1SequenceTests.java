package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Av1SequenceTests {

    private static final String SIZE_300_X_200 = "1000 0111 100101011 11000111";

    private static final String NO_TOOLS = "0 000 0000 0 0 0 000";
    private static final String ALL_TOOLS = "1 1111111 111 1111 1 11 1 1 111 111";
    private static final String SCREEN_TOOLS = "1 0000000 000 0000 1 00 0 1 0 1 000 000";

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
        for (String tools : List.of(NO_TOOLS, ALL_TOOLS, SCREEN_TOOLS)) {
            assertThat(read(size + tools + highBitDepth).isRich()).as(tools).isEqualTo(rich);
        }
        assertThat(read(shortSize + "000 000" + highBitDepth).isRich()).isEqualTo(rich);
    }

    /// Behind as much as there may be in its header before it tells of its size.
    @ParameterizedTest
    @CsvSource({
        NO_TOOLS + ", 0",
        ALL_TOOLS + ", 0 1 1 0000000000000000000000000",
        ALL_TOOLS + ", 0 0 1111111111111111111111111",
        SCREEN_TOOLS + ", 0 111",
    })
    void knowsWhichFramesStandForThemselves(String tools, String between) {
        String size = "000 0 0 0 0 00000 000000000000 00101" + SIZE_300_X_200;
        Av1Sequence sequence = read(size + tools + REST);
        assertThat(isPicture(sequence, "0001" + between + "0")).isTrue();
        assertThat(isPicture(sequence, "0001" + between + "1")).as("another size").isFalse();
        for (String kind : List.of("0000", "0011", "0101", "0111", "1001")) {
            assertThat(isPicture(sequence, kind + between + "0")).as(kind).isFalse();
        }
    }

    @Test
    void readsOverTheTimeOfAFrame() {
        String uneven = "1" + bits(64) + "0 1 00000" + bits(37) + "00101";
        String points = "0 00000" + bits(12) + "00101 0";
        Av1Sequence sequence = read("000 0 0" + uneven + points + SIZE_300_X_200 + NO_TOOLS + REST);
        assertThat(isPicture(sequence, "0001 111111 0 0")).isTrue();
        assertThat(isPicture(sequence, "0001 000000 0 1")).isFalse();
    }

    @Test
    void hasNoChoiceInASinglePicture() {
        assertThat(isPicture(read("000 1 1 00101" + SIZE_300_X_200 + REST), "11111111")).isTrue();
    }

    private static boolean isPicture(Av1Sequence sequence, String frame) {
        return sequence.isPicture(ByteBuffer.wrap(bytes(frame)));
    }

    private static CodedSize av1(String sequence) {
        return read(sequence + REST).size();
    }

    private static Av1Sequence read(String sequence) {
        return new Av1Sequence(ByteBuffer.wrap(bytes(sequence)));
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
