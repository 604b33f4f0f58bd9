package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTests {

    @ParameterizedTest
    @CsvSource({
        "jobs, jobs, 4730, jobs:4730",
        "jobs:1, jobs, 1, jobs:1",
        "10.0.0.1:4731, 10.0.0.1, 4731, 10.0.0.1:4731",
        "[::1], ::1, 4730, [::1]:4730",
        "[::1]:4731, ::1, 4731, [::1]:4731",
    })
    void readsHostsWithAndWithoutPorts(String text, String host, int port, String written) {
        var address = ServerAddress.parse(text);

        assertThat(address).isEqualTo(new ServerAddress(host, port)).hasToString(written);
        assertThat(ServerAddress.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":4730", "jobs:", "jobs:many", "jobs:0", "jobs:65536"})
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerAddress.parse(text));
    }
}
