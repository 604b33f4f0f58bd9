package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlesTests {

    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void countFromOneAfterWhatTellsThisStartFromAllOthers() {
        var handles = new Handles("H:host", START, new Random(1));

        assertThat(handles.next().name().toString()).matches("H:host:[0-9a-z]{11}:1");
        assertThat(handles.next().name().toString()).endsWith(":2");
        assertThat(new Handles("H:host", START.plusMillis(1), new Random(1)).next())
                .isNotEqualTo(new Handles("H:host", START, new Random(1)).next());
        assertThat(new Handles("H:host", START, new Random(2)).next())
                .isNotEqualTo(new Handles("H:host", START, new Random(1)).next());
    }

    @Test
    void fitIntoWhatClientsReserve() {
        Instant later = Instant.parse("2500-01-01T00:00:00Z");

        assertThat(new Handles("p".repeat(30), later, new Random(1)).next().name().size() + 18)
                .isLessThanOrEqualTo(63);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "H:two words", "H:tab\t", "H:café", "1234567890123456789012345678901"})
    void refuseAPrefixThatClientsCannotRead(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Handles(prefix, START, new Random(1)))
                .withMessageContaining("handle prefix");
    }
}
