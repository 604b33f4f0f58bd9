package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photoshare.storage.picture.Refusal.Reason;

class RefusalTests {

    private final ResourceBundle english =
            ResourceBundle.getBundle("messages.refusal", Locale.ROOT);
    private final ResourceBundle german =
            ResourceBundle.getBundle("messages.refusal", Locale.GERMAN);

    @ParameterizedTest
    @EnumSource
    void hasASentenceInEveryLanguageThatSpeaksOfTheSame(Reason reason) {
        String code = Refusal.of(reason).code();
        assertThat(english.getString(code)).endsWith(".");
        assertThat(german.getString(code)).endsWith(".").isNotEqualTo(english.getString(code));
        assertThat(speaksOf(german.getString(code))).isEqualTo(speaksOf(english.getString(code)));
    }

    @Test
    void hasNoSentenceThatNobodySays() {
        assertThat(english.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values())
                                .map(reason -> Refusal.of(reason).code())
                                .toList());
        assertThat(german.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void saysNumbersAsTheyAre() {
        assertThat(Refusal.of(Reason.TOO_LONG, 70_000, 10, 65_500).sentence())
                .isEqualTo(
                        "70000 x 10 pixels are too long: up to 65500 pixels a side are accepted.");
    }

    private static int speaksOf(String sentence) {
        return new MessageFormat(sentence, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}
