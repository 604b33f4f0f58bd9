package photoshare.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class WordsTests {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    Ana,                            A
                    😀 Ana,                         😀
                    👩‍👩‍👧 the three of us,             👩‍👩‍👧
                    🇵🇹 Porto,                      🇵🇹
                    𝓐na,                            𝓐
                    Ọ̀la,                            Ọ̀
                    עדי,                            ע
                    <b>Ana</b>,                     b
                    (3) Ana,                        3
                    "@ana",                         a
                    ???,                            ?
                    """)
    void theFirstCharacterIsWhatAReaderTakesForOne(String name, String initial) {
        assertThat(Words.initial(name)).isEqualTo(initial);
    }

    @ParameterizedTest
    @CsvSource({
        "Ana@example.org, Ana@example.org",
        "info@müller.de, info@xn--mller-kva.de",
        "info@xn--mller-kva.de, info@xn--mller-kva.de",
        "ömer@exämple.de, ömer@xn--exmple-cua.de",
        "info@weiß.example, info@weiß.example",
        "a@b..c, a@b..c",
        "müller, müller"
    })
    void theDomainOfAnAddressIsInPlainLetters(String entered, String address) {
        assertThat(Words.address(entered)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"en, 1572864, 1.5 MB", "de, 1572864, '1,5 MB'", "de, 1, 1 KB"})
    void sizesAreInTheLanguageOfTheReader(Locale reader, long bytes, String size) {
        LocaleContextHolder.setLocale(reader);
        assertThat(Words.bytes(bytes)).isEqualTo(size);
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({"\u200FAna, A", "'\u200B \u2060Ana', A", "'', ''"})
    void theFirstCharacterCanBeSeen(String name, String initial) {
        assertThat(Words.initial(name)).isEqualTo(initial);
    }
}
