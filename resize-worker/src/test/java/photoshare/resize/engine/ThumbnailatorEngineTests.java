package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.TestPictures;
import photoshare.storage.picture.TestProfiles;

class ThumbnailatorEngineTests {

    @Test
    void leavesPixelsOutOfAPictureThatWouldNotFitIntoMemory() throws IOException {
        var renditions = render(3_000_000, TestPictures.jpeg(3001, 1999)).renditions();
        assertThat(renditions).extracting(Rendition::width).containsExactly(2048, 1024, 320);
        renditions.forEach(Looks::showsQuarters);
    }

    @Test
    void refusesAWebpThatWouldNotFitIntoMemory() {
        refuses(
                1000,
                TestPictures.file("lossless.webp"),
                "64 x 48 pixels are too many for a WebP: export as JPEG.");
    }

    @Test
    void refusesAGifWhoseFrameIsLargerThanAnyPictureMayBe() {
        byte[] gif =
                TestPictures.encode(
                        TestPictures.quarters(20, 10, BufferedImage.TYPE_INT_RGB), "gif");
        int descriptor = TestPictures.imageDescriptor(gif);
        Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0xF0);
        refuses(
                100_000_000,
                gif,
                "61680 x 61680 pixels are too many: up to 120 megapixels are accepted.");
    }

    /// Of two with one number each decoder takes another.
    @Test
    void takesNoProfileOfWhichAPartIsThereTwice() throws IOException {
        byte[] profile = TestProfiles.DISPLAY_P3;
        int size = profile.length / 2;
        int head = 18;
        byte[] plain = TestPictures.jpeg(300, 200);
        byte[] jpeg = TestPictures.withProfile(plain, profile, size);
        int second = 2 + head + size;
        byte[] part = Arrays.copyOfRange(jpeg, second, second + head + profile.length - size);
        byte[] twice =
                TestPictures.join(
                        Arrays.copyOf(jpeg, second),
                        part,
                        Arrays.copyOfRange(jpeg, second, jpeg.length));
        for (int start : new int[] {2, second, second + part.length}) {
            twice[start + head - 1] = 3;
        }
        assertThat(largest(twice)).isEqualTo(largest(plain));
        assertThat(largest(jpeg)).isNotEqualTo(largest(plain));
    }

    private static byte[] largest(byte[] file) throws IOException {
        return render(100_000_000, file).renditions().getLast().jpeg();
    }

    @Test
    void stopsInTheMiddleOfScansWhenItsTimeIsOver() {
        stopsAfter(50, TestPictures.progressive(TestPictures.grainyQuarters(3000, 2000), "jpeg"));
    }

    @Test
    void stopsBeforeTheLastOfMuchThatFewBytesSay() {
        byte[] scans = TestPictures.blackScans(6000, 6000, 40);
        assertThat(Cost.of(() -> stopsAfter(500, scans)).cpu()).isLessThan(Duration.ofSeconds(3));
    }

    private static void stopsAfter(int millis, byte[] picture) {
        var engine =
                new ThumbnailatorEngine(
                        PictureLimits.DEFAULT, 100_000_000, Duration.ofMillis(millis));
        assertThatExceptionOfType(RenderingStoppedException.class)
                .isThrownBy(() -> {
                    try (var original =
                            Original.read(
                                    new ByteArrayInputStream(picture), PictureLimits.DEFAULT)) {
                        engine.render(original);
                    }
                });
    }

    @Test
    void hasNoTimeLeftThatAnotherEngineHasSpent() throws IOException {
        var patience = Duration.ofMinutes(1);
        var engine = new ThumbnailatorEngine(PictureLimits.DEFAULT, 100_000_000, patience);
        byte[] photo = TestPictures.encode(TestPictures.grainyQuarters(1200, 800), "jpeg");
        try (var original = Original.read(new ByteArrayInputStream(photo), PictureLimits.DEFAULT)) {
            assertThat(engine.render(original).damaged()).isFalse();
            original.spend(patience);
            assertThatExceptionOfType(RenderingStoppedException.class)
                    .isThrownBy(() -> engine.render(original));
        }
    }

    private static void refuses(long memory, byte[] file, String sentence) {
        assertThatExceptionOfType(PictureRefusedException.class)
                .isThrownBy(() -> render(memory, file))
                .withMessage(sentence);
    }

    private static Rendered render(long memory, byte[] file) throws IOException {
        var engine = new ThumbnailatorEngine(PictureLimits.DEFAULT, memory, Duration.ofSeconds(10));
        try (var original = Original.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT)) {
            return engine.render(original);
        }
    }
}
