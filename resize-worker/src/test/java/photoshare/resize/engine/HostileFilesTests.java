package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.TestPictures;

/// Files that were made to do harm. Each costs a sentence, a few seconds and some memory.
@OnEveryEngine
class HostileFilesTests {

    private final TestEngine engine;

    HostileFilesTests(TestEngine engine) {
        this.engine = engine;
    }

    @Test
    void refusesWhatIsNoPicture() {
        engine.refuses(
                "not a picture".getBytes(StandardCharsets.US_ASCII),
                "This is a text file, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.");
        engine.refuses(new byte[0], "This file is empty.");
    }

    @Test
    void refusesBombsBeforeDecodingThem() {
        engine.refuses(
                TestPictures.emptyPng(60_000, 60_000),
                "60000 x 60000 pixels are too many: up to 120 megapixels are accepted.");
        engine.refuses(
                TestPictures.scanBomb(6000, 8000, 694),
                "This JPEG is made of more than 50 scans: save it again as an ordinary JPEG.");
    }

    @ParameterizedTest
    @EnumSource
    void costsLittle(Attack attack) {
        byte[] file = attack.file();
        var answer = new AtomicReference<>("");
        Cost cost = Cost.of(() -> answer.set(answer(file)));
        assertThat(answer.get()).endsWith(".");
        assertThat(cost.cpu()).as(answer.get()).isLessThan(Duration.ofSeconds(10));
        assertThat(cost.megabytes()).as(answer.get()).isLessThan(300);
    }

    private String answer(byte[] file) {
        try {
            return "Renders %s.".formatted(engine.rendered(file).whole());
        } catch (PictureRefusedException | RenderingStoppedException e) {
            return e.getMessage();
        }
    }
}
