package photoshare.jobserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12, 12",
        "-12, -12",
        "12ms, 12",
        "1.5, 1",
        "abc, 0",
        "'', 0",
        "-, 0",
        "00000000000000000000000000012, 12",
        "9223372036854775807, 9223372036854775807",
    })
    void readsTheNumberATextBeginsWith(String text, long number) {
        assertThat(Decimal.parse(Bytes.of(text))).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808", "99999999999999999999", "-9223372036854775809"})
    void hasNoNumberThatDoesNotFit(String text) {
        assertThat(Decimal.parse(Bytes.of(text))).isEmpty();
    }
}
