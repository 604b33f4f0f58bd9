package photoshare.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import photoshare.db.BatchProgress;
import photoshare.db.Outbox;
import photoshare.db.PhotoWork;
import photoshare.db.ResizePhoto;
import photoshare.resize.Uploads.OwedRow;
import photoshare.resize.Uploads.PhotoRow;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendered;
import photoshare.resize.engine.RenderingStoppedException;
import photoshare.resize.engine.RenditionEngine;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.TestPictures;

@ResizeWorkerTest
class ResizePhotoHandlerTests {

    @Autowired ResizePhotoHandler handler;
    @Autowired PhotoStore store;
    @Autowired Uploads uploads;
    @Autowired PhotoWork work;
    @Autowired BatchProgress progress;
    @Autowired Outbox outbox;
    @Autowired PhotoRenderer renderer;
    @Autowired Engines engines;
    @Autowired WorkerRules rules;

    private final RecordedJob job = new RecordedJob();
    private UUID photo;

    @BeforeEach
    void anaUploads() {
        photo = uploads.photo();
    }

    @Test
    void makesAPhotoReady() throws IOException {
        store.write(original(), TestPictures.jpeg(1500, 1000));

        resize();

        assertThat(row().state()).isEqualTo("READY");
        assertThat(row().worker()).isEqualTo("resize-1");
        assertThat(row().attempt()).isEqualTo(1);
        assertThat(row().width()).isEqualTo(1500);
        assertThat(row().height()).isEqualTo(1000);
        assertThat(row().damaged()).isFalse();
        assertThat(row().thumbHash()).hasSizeBetween(10, 30);
        assertThat(row().engine()).isEqualTo(engines.usual().name());
        assertThat(uploads.owed(photo)).isEmpty();
        for (RenditionSize size : RenditionSize.values()) {
            try (var in = store.open(new PhotoKey.Rendition(photo, size))) {
                var image = ImageIO.read(new ByteArrayInputStream(in.readAllBytes()));
                assertThat(image.getWidth()).isEqualTo(Math.min(1500, size.edge()));
            }
        }
    }

    @Test
    void reportsEveryRenditionThatIsStored() throws IOException {
        store.write(original(), TestPictures.jpeg(800, 600));
        resize();
        assertThat(job.reports()).containsExactly("1/2", "2/2");
    }

    @Test
    void storesTheSizeOfThePictureAsItStandsUprightAndWhenItWasTaken() throws IOException {
        byte[] turned =
                TestPictures.withExif(
                        TestPictures.jpeg(800, 600), TestPictures.exif(6, "2026:05:01 10:11:12"));
        store.write(original(), turned);
        resize();
        assertThat(row().width()).isEqualTo(600);
        assertThat(row().height()).isEqualTo(800);
        assertThat(row().takenAt()).isEqualTo("2026-05-01T10:11:12Z");
    }

    @Test
    void showsADamagedPhotoAsFarAsItGoesAndMarksIt() throws IOException {
        store.write(original(), TestPictures.firstHalf(TestPictures.jpeg(1500, 1000)));
        resize();
        assertThat(row().state()).isEqualTo("READY");
        assertThat(row().height()).isEqualTo(1000);
        assertThat(row().damaged()).isTrue();
    }

    @Test
    void failsWhatIsNoPicture() throws IOException {
        store.write(original(), "Dear diary".getBytes(StandardCharsets.US_ASCII));
        resize();
        failedWith(
                "This is a text file, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.");
    }

    @Test
    void saysOfAFormatThatItsLibraryCannotReadWhatToDo() throws IOException {
        store.write(original(), TestPictures.file("quarters.heic"));
        handlerWith(engines.careful()).handle(new ResizePhoto(photo), job);
        failedWith("HEIC is not supported here yet: export as JPEG.");
    }

    @Test
    void failsAFileThatIsTooLarge() throws IOException {
        store.write(original(), new byte[1024 * 1024 + 1]);
        resize();
        failedWith("This file is too large: up to 1 MB are accepted.");
    }

    @Test
    void doesNothingWhenTheJobComesAgain() throws IOException {
        store.write(original(), TestPictures.jpeg(800, 600));
        resize();
        resize();
        assertThat(row().attempt()).isEqualTo(1);
        assertThat(job.reports()).hasSize(2);
    }

    @Test
    void forgetsTheJobOfADeletedPhoto() throws IOException {
        uploads.delete(photo);
        resize();
        assertThat(uploads.owed(photo)).isEmpty();
        assertThat(store.size(original())).isEmpty();
    }

    @Test
    void putsOffWhatMayPassAndTellsTheJobServer() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this::resize);
        assertThat(row().state()).isEqualTo("UPLOADED");
        assertThat(owed().attempts()).isEqualTo(1);
        assertThat(owed().lastError()).contains("NoSuchFileException");
        assertThat(owed().later()).isTrue();
    }

    @Test
    void doesNotCountAJobThatWentToAnotherWorker() {
        job.lose();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this::resize);
        assertThat(owed().attempts()).isZero();
    }

    @Test
    void givesUpAPhotoAfterTooManyAttempts() throws IOException {
        uploads.setAttempt(photo, 4);
        resize();
        failedWith("This photo could not be prepared in 4 attempts.");
    }

    @Test
    void countsNoAttemptAsLostThatEndedInAnyWay() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this::resize);
        assertThat(row().lost()).isZero();
    }

    @Test
    void leavesAPhotoThatTookTwoWorkersDownToTheCarefulEngine() throws IOException {
        store.write(original(), TestPictures.jpeg(800, 600));
        uploads.setLost(photo, 2);
        var usual = new CountingEngine();
        handlerWith(usual).handle(new ResizePhoto(photo), job);
        assertThat(usual.renderings()).isZero();
        assertThat(row().state()).isEqualTo("READY");
        assertThat(row().engine()).isEqualTo(engines.careful().name());
    }

    @Test
    void triesTheUsualEngineAgainAfterOneCrash() throws IOException {
        store.write(original(), TestPictures.jpeg(800, 600));
        uploads.setLost(photo, 1);
        var usual = new CountingEngine();
        handlerWith(usual).handle(new ResizePhoto(photo), job);
        assertThat(usual.renderings()).isEqualTo(1);
    }

    @Test
    void parksAPhotoThatTookTheCarefulEngineDownAsWell() throws IOException {
        store.write(original(), TestPictures.jpeg(800, 600));
        uploads.setLost(photo, 3);
        resize();
        failedWith(
                "This photo stopped what prepares photos, 3 times: save it again as an ordinary JPEG.");
    }

    @Test
    void countsAnAttemptThatWouldNotEndAsLost() throws IOException {
        store.write(original(), TestPictures.jpeg(800, 600));
        RenditionEngine endless =
                new CountingEngine() {
                    @Override
                    public Rendered render(Original original) {
                        throw new RenderingStoppedException(Duration.ofSeconds(10));
                    }
                };
        assertThatExceptionOfType(RenderingStoppedException.class)
                .isThrownBy(() -> handlerWith(endless).handle(new ResizePhoto(photo), job));
        assertThat(row().lost()).isEqualTo(1);
        assertThat(owed().lastError()).contains("takes more than 10 s");
    }

    private ResizePhotoHandler handlerWith(RenditionEngine usual) {
        return new ResizePhotoHandler(
                work, progress, outbox, renderer, new Engines(usual, engines.careful()), rules);
    }

    private class CountingEngine implements RenditionEngine {

        private int renderings;

        int renderings() {
            return renderings;
        }

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Rendered render(Original original) {
            renderings++;
            return engines.careful().render(original);
        }
    }

    private void resize() throws IOException {
        handler.handle(new ResizePhoto(photo), job);
    }

    private void failedWith(String sentence) {
        assertThat(row().state()).isEqualTo("FAILED");
        assertThat(row().failure()).isEqualTo(sentence);
        assertThat(uploads.owed(photo)).isEmpty();
    }

    private PhotoKey original() {
        return new PhotoKey.Original(photo);
    }

    private PhotoRow row() {
        return uploads.row(photo);
    }

    private OwedRow owed() {
        return uploads.owed(photo).getFirst();
    }
}
