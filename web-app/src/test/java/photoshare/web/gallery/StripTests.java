package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import photoshare.db.AlbumProgress.Progress;

class StripTests {

    @Test
    void saysWhereEachPhotoIs() {
        var progress = new Progress(true, 10, 5, 1, 1, 2, 0, 0, 0, null);
        assertThat(new Strip(progress, true, 3, List.of()).sentence())
                .isEqualTo(
                        "5 of 10 ready, 1 failed, 1 being resized, 2 in the queue, 1 still to"
                                + " upload. Friends are e-mailed when the rest is done.");
    }

    @Test
    void promisesNoMailWhenNobodyWantsOne() {
        var progress = new Progress(true, 2, 1, 0, 0, 1, 0, 0, 0, null);
        assertThat(new Strip(progress, true, 0, List.of()).sentence())
                .isEqualTo("1 of 2 ready, 1 in the queue.");
    }

    @Test
    void saysWhoIsToldAndWhoWas() {
        var telling = new Progress(false, 9, 9, 0, 0, 0, 2, 1, 0, null);
        assertThat(new Strip(telling, true, 3, List.of()).sentence())
                .isEqualTo("All 9 photos ready. E-mailing 2 friends ...");
        var told = new Progress(false, 10, 9, 1, 0, 0, 0, 2, 1, Instant.EPOCH);
        var strip = new Strip(told, true, 3, List.of());
        assertThat(strip.sentence())
                .isEqualTo("9 of 10 ready, 1 failed. 1 friend could not be reached.");
        assertThat(strip.showsMails()).isTrue();
        assertThat(strip.mailed()).isEqualTo("2 friends e-mailed at");
    }

    @Test
    void tellsFriendsOnlyHowMuchIsToCome() {
        var progress = new Progress(true, 3, 1, 0, 1, 1, 0, 0, 0, null);
        var strip = new Strip(progress, false, 0, List.of());
        assertThat(strip.sentence()).isEqualTo("2 more are being prepared.");
        assertThat(strip.visible()).isTrue();
    }
}
