package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import photoshare.db.Accounts;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.PhotoOutcome;
import photoshare.storage.picture.Refusal;
import photoshare.storage.picture.Refusal.Reason;
import photoshare.web.Pictures.Picture;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;

/// What workers find out about a photo, as its pages show it.
@WebTest
class FoundOutTests {

    private static final Picture PICTURE = new Picture(600, 400, 3);

    @Autowired Accounts accounts;
    @Autowired MockMvcTester web;
    @Autowired People people;
    @Autowired StandInWorker worker;
    @Autowired BatchIntake intake;
    @Autowired BatchProgress progress;
    @Autowired JdbcClient jdbc;
    @Autowired MessageSource sentences;

    private Person ana;
    private UUID album;
    private UUID photo;

    @BeforeEach
    void anaUploadsAPhoto() {
        ana = people.person("Ana");
        UUID batch = people.batchOf(ana, 1);
        album = intake.albumOf(batch).orElseThrow();
        photo = people.photo(batch, "beach");
        worker.begin(photo);
    }

    @Test
    void hasItsShapeAndAPlaceholderBeforeAnyFileHasCome() throws IOException {
        worker.finish(photo, PICTURE);
        assertThat(albumPage())
                .contains("class=\"tile r150 ready\"", "viewBox=\"0 0 600 400\"")
                .contains("href=\"data:image/png;base64,")
                .doesNotContain("style=");
        assertThat(photoPage())
                .contains("href=\"data:image/png;base64,")
                .contains("width=\"600\" height=\"400\"")
                .doesNotContain("style=");
    }

    @Test
    void doesWithoutAPlaceholderWhereThereIsNoHash() throws IOException {
        worker.finish(photo, PICTURE);
        jdbc.sql("update photo set thumb_hash = null where id = ?").param(photo).update();
        assertThat(albumPage()).contains("320.jpg").doesNotContain("data:image");
        jdbc.sql("update photo set thumb_hash = '\\x0102' where id = ?").param(photo).update();
        assertThat(albumPage()).contains("320.jpg").doesNotContain("data:image");
    }

    @Test
    void saysThatAPartOfItIsMissing() throws IOException {
        worker.finishDamaged(photo, PICTURE);
        assertThat(albumPage())
                .contains("title=\"Damaged: a part of this picture is missing.\"")
                .contains("class=\"chip\">Damaged<");
        assertThat(photoPage()).contains("Damaged: a part of this picture is missing.");
    }

    @Test
    void saysNothingOfAWholeOne() throws IOException {
        worker.finish(photo, PICTURE);
        assertThat(albumPage()).doesNotContain("Damaged");
        assertThat(photoPage()).doesNotContain("Damaged");
    }

    @Test
    void saysWhenItWasTakenByTheClockOfTheCamera() {
        Instant taken = Instant.parse("2026-05-01T10:11:12Z");
        progress.settle(
                photo,
                new PhotoOutcome.Ready(600, 400, false, taken, new byte[0], "libvips 8.18.7"));
        assertThat(photoPage()).contains("1 May 2026, 10:11");
    }

    @Test
    void saysWhoMadeItReadyAndWithWhat() throws IOException {
        worker.finish(photo, PICTURE);
        assertThat(photoPage()).contains("processed by resize-2 with libvips 8.18.7 in");
    }

    @Test
    void saysWhyItWasRefused() {
        worker.refuse(photo, "HEIC is not supported here yet: export as JPEG.");
        jdbc.sql("update photo set failure_code = null, failure_arguments = null where id = ?")
                .param(photo)
                .update();
        assertThat(albumPage()).contains("HEIC is not supported here yet: export as JPEG.");
        assertThat(photoPage()).contains("HEIC is not supported here yet: export as JPEG.");
    }

    @ParameterizedTest
    @EnumSource
    void saysInTheReadersLanguageWhyItWasRefused(Reason reason) {
        var why = Refusal.of(reason, 70_000, 50_000, 120);
        progress.settle(
                photo, new PhotoOutcome.Failed(why.code(), why.arguments(), why.sentence()));
        String german = sentences.getMessage(why.code(), why.arguments().toArray(), Locale.GERMAN);
        assertThat(albumPage()).contains(why.sentence());
        for (String path : List.of("/albums/" + album, "/photos/" + photo)) {
            assertThat(page(path, "de")).contains(german).doesNotContain(why.sentence());
        }
    }

    @ParameterizedTest
    @EnumSource
    void offersAnotherTryOnlyWhereItMayHelp(Reason reason) {
        var why = Refusal.of(reason, 70_000, 50_000, 120);
        progress.settle(
                photo, new PhotoOutcome.Failed(why.code(), why.arguments(), why.sentence()));
        String retry = "/photos/" + photo + "/retry";
        switch (reason) {
            case UNSUPPORTED, TOO_MANY_ATTEMPTS, TOO_MANY_CRASHES ->
                    assertThat(albumPage()).contains(retry);
            default ->
                    assertThat(albumPage())
                            .doesNotContain(retry)
                            .containsPattern(
                                    "<button class=\"small\" form=\"act\" formaction=\"/photos/.*/remove\"");
        }
    }

    private String albumPage() {
        return page("/albums/" + album);
    }

    private String photoPage() {
        return page("/photos/" + photo);
    }

    private String page(String path) {
        return page(path, "en");
    }

    private String page(String path, String language) {
        var viewer = new Viewer(accounts.findById(ana.id()).orElseThrow());
        var answer =
                web.get()
                        .uri(path)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                        .with(user(viewer))
                        .exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
