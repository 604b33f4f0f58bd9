package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What only our server refuses.
class RefusalTests {

    @Test
    void aJobThatIsTooLargeForTheServerIsRefusedInWords() throws IOException {
        try (var server = new OurServer();
                var client = JobClient.to(server.address().toString())) {
            var large = JobRequest.of("resize", new byte[65 << 20]).withUnique("large");

            assertThatExceptionOfType(JobRefusedException.class)
                    .isThrownBy(() -> client.submitBackground(large))
                    .withMessageContaining("at most 67108864 are accepted");
            assertThat(client.echo(new byte[1])).hasSize(1);
        }
    }
}
