package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The golden files are what a worker in another language reads: changing them breaks it.
class JobContractTests {

    private static final UUID ONE = UUID.fromString("0199c3a4-5b6c-7d8e-9f00-112233445566");
    private static final UUID TWO = UUID.fromString("0199c3a4-5b6c-7d8e-9f00-665544332211");

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"resize-photo", "mail-friend", "mail-account"})
    void isWhatTheGoldenFileSays(String function) throws IOException {
        JobContract job =
                switch (function) {
                    case ResizePhoto.FUNCTION -> new ResizePhoto(ONE);
                    case MailFriend.FUNCTION -> new MailFriend(ONE, TWO);
                    case MailAccount.FUNCTION -> new MailAccount(ONE);
                    default -> throw new IllegalArgumentException(function);
                };
        assertThat(job.function()).isEqualTo(function);
        assertThat(json.writeValueAsString(job)).isEqualTo(golden(function));
        assertThat(json.readValue(golden(function), job.getClass())).isEqualTo(job);
        assertThat(job.uniqueId().length()).isLessThan(64);
    }

    private static String golden(String function) throws IOException {
        try (var file =
                JobContractTests.class.getResourceAsStream("/contracts/" + function + ".json")) {
            return new String(file.readAllBytes()).strip();
        }
    }
}
