package photoshare.jobserver.engine.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photoshare.jobserver.protocol.Bytes;

class WildcardTests {

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a, ab, false",
        "ab, a, false",
        "*, '', true",
        "*, anything, true",
        "'', '', true",
        "'', a, false",
        "web-*, web-1, true",
        "web-*, web-, true",
        "web-*, web, false",
        "*-web, a-web, true",
        "*-web, a-web-b, false",
        "a*b*c, aXbYc, true",
        "a*b*c, abbcbc, true",
        "a*b*c, acb, false",
        "a**b, ab, true",
        "?, x, false",
        "., x, false",
    })
    void aStarStandsForAnyBytes(String pattern, String text, boolean matches) {
        assertThat(new Wildcard(pattern).matches(Bytes.of(text))).isEqualTo(matches);
    }

    @Test
    void comparesBytesAndNotWhatTheyLookLike() {
        Bytes broken = Bytes.copyOf(new byte[] {(byte) 0xff});

        assertThat(new Wildcard(broken.toString()).matches(broken)).isFalse();
    }

    @Test
    void aLongNameCannotMakeItSlow() {
        Bytes name = Bytes.of("a".repeat(8000));

        Assertions.assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(new Wildcard("*a".repeat(30) + "b").matches(name)).isFalse());
    }
}
