package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.jobserver.protocol.Bytes;

class HandleTests {

    @Test
    void isASeriesAndANumber() {
        assertThat(Handle.of(Bytes.of("H:host:9:17")))
                .isEqualTo(new Handle(Bytes.of("H:host:9:"), 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H:host:1",
                "H:host:999999999999999999",
                "H:host:1000000000000000000",
                "H:host:0",
                "H:host:007",
                "7",
                "host",
                ""
            })
    void hasTheNameFromWhichItWasMade(String name) {
        assertThat(Handle.of(Bytes.of(name)).name()).isEqualTo(Bytes.of(name));
    }
}
