package photoshare.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class BundleTests {

    private final ResourceBundle english = ResourceBundle.getBundle("messages.mail", Locale.ROOT);
    private final ResourceBundle german = ResourceBundle.getBundle("messages.mail", Locale.GERMAN);

    @Test
    void saysTheSameInEveryLanguage() {
        assertThat(german.keySet()).isEqualTo(english.keySet());
        for (String name : english.keySet()) {
            assertThat(german.getString(name)).as(name).isNotEqualTo(english.getString(name));
            assertThat(speaksOf(german, name)).as(name).isEqualTo(speaksOf(english, name));
        }
    }

    /// In a message format a single one begins a quotation.
    @Test
    void doublesItsApostrophes() {
        for (ResourceBundle language : new ResourceBundle[] {english, german}) {
            for (Enumeration<String> names = language.getKeys(); names.hasMoreElements(); ) {
                assertThat(language.getString(names.nextElement()).replace("''", ""))
                        .doesNotContain("'");
            }
        }
    }

    private static int speaksOf(ResourceBundle language, String name) {
        return new MessageFormat(language.getString(name), Locale.ENGLISH)
                .getFormatsByArgumentIndex()
                .length;
    }
}
