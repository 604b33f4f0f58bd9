package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import photoshare.db.AlbumProgress.Place;
import photoshare.db.AlbumProgress.Progress;

class StripTests {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    StripTests() {
        messages.setBasename("messages/album");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    @Test
    void saysWhereEachPhotoIs() {
        var strip = owners(new Progress(true, 11, 6, 1, 1, 1, 2, 0, 0, 0, null), 3);
        assertThat(said(strip))
                .isEqualTo(
                        "5 of 11 ready, 1 damaged, 1 failed, 1 being resized, 2 in the queue,"
                                + " 1 still to upload. Friends are e-mailed when the rest is done.");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1st",
        "2, 2nd",
        "3, 3rd",
        "4, 4th",
        "11, 11th",
        "12, 12th",
        "22, 22nd",
        "113, 113th"
    })
    void saysThePlaceInTheQueueWhereItIsKnown(long place, String ordinal) {
        var progress = new Progress(true, 2, 0, 0, 0, 0, 2, 0, 0, 0, null);
        var strip =
                new Strip(
                        progress,
                        true,
                        0,
                        List.of(),
                        Optional.of(new Place(place, 200)),
                        Optional.empty());
        assertThat(said(strip))
                .isEqualTo("0 of 2 ready, 2 in the queue (%s of 200).".formatted(ordinal));
        assertThat(said(strip, Locale.GERMAN))
                .isEqualTo(
                        "0 von 2 fertig, 2 in der Warteschlange (%d. von 200).".formatted(place));
    }

    @Test
    void saysThatNobodyIsThereToDoTheWork() {
        var progress = new Progress(true, 2, 0, 0, 0, 0, 2, 0, 0, 0, null);
        var nobody = Optional.of(Phrase.of("album.strip.no-worker"));
        var strip = new Strip(progress, true, 0, List.of(), Optional.empty(), nobody);
        assertThat(said(strip)).contains("No resize worker is connected: the photos wait");
    }

    @Test
    void promisesNoMailWhenNobodyWantsOne() {
        var strip = owners(new Progress(true, 2, 1, 0, 0, 0, 1, 0, 0, 0, null), 0);
        assertThat(said(strip)).isEqualTo("1 of 2 ready, 1 in the queue.");
    }

    @Test
    void countsWhatIsDamagedByItself() {
        var strip = owners(new Progress(false, 7, 7, 1, 0, 0, 0, 0, 0, 0, null), 0);
        assertThat(said(strip)).isEqualTo("6 of 7 ready, 1 damaged. Nobody was e-mailed.");
        assertThat(said(strip, Locale.GERMAN))
                .isEqualTo("6 von 7 fertig, 1 beschädigt. Niemand hat eine E-Mail bekommen.");
    }

    @Test
    void saysWhoIsToldAndWhoWas() {
        var telling = owners(new Progress(false, 9, 9, 0, 0, 0, 0, 2, 1, 0, null), 3);
        assertThat(said(telling)).isEqualTo("All 9 new photos are ready. E-mailing 2 friends ...");
        var told = owners(new Progress(false, 10, 9, 0, 1, 0, 0, 0, 2, 1, Instant.EPOCH), 3);
        assertThat(said(told)).isEqualTo("9 of 10 ready, 1 failed. 1 friend could not be reached.");
        assertThat(told.showsMails()).isTrue();
    }

    @Test
    void saysThatNobodyWasTold() {
        var ready = owners(new Progress(false, 1, 1, 0, 0, 0, 0, 0, 0, 0, null), 0);
        assertThat(said(ready)).isEqualTo("The new photo is ready. Nobody was e-mailed.");
        var two = owners(new Progress(false, 2, 2, 0, 0, 0, 0, 0, 0, 0, null), 0);
        assertThat(said(two)).startsWith("Both new photos are ready.");
        assertThat(said(two, Locale.GERMAN)).startsWith("Beide neuen Fotos sind fertig.");
    }

    @Test
    void tellsFriendsOnlyHowMuchIsToCome() {
        var strip = Strip.forFriends(new Progress(true, 3, 1, 0, 0, 1, 1, 0, 0, 0, null));
        assertThat(said(strip)).isEqualTo("2 more are being prepared.");
        assertThat(strip.visible()).isTrue();
    }

    private static Strip owners(Progress progress, long waitingFriends) {
        return new Strip(
                progress, true, waitingFriends, List.of(), Optional.empty(), Optional.empty());
    }

    private String said(Strip strip) {
        return said(strip, Locale.ENGLISH);
    }

    /// As the template puts it together.
    private String said(Strip strip, Locale language) {
        String first =
                strip.parts().stream()
                        .map(part -> messages.getMessage(part, language))
                        .collect(Collectors.joining(", ", "", "."));
        return strip.more().stream()
                .map(sentence -> " " + messages.getMessage(sentence, language))
                .collect(Collectors.joining("", first, ""));
    }
}
