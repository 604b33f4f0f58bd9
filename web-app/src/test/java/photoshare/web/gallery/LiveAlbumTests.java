package photoshare.web.gallery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Pictures.Picture;
import photoshare.web.Screens;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;

/// An album that is open in a browser while photos come into it.
@WebTest
class LiveAlbumTests {

    private static final Picture PICTURE = new Picture(600, 400, 7);

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired BatchProgress progress;
    @Autowired StandInWorker worker;
    @LocalServerPort int port;

    private Person ana;
    private Person ben;
    private UUID batch;
    private UUID album;
    private Screens screens;

    @BeforeEach
    void anaHasAnAlbumAndAFriend() {
        ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
        batch = people.batchOf(ana, 1);
        album = intake.albumOf(batch).orElseThrow();
        setDefaultAssertionTimeout(30_000);
        screens = new Screens(port);
    }

    @AfterEach
    void leave() {
        screens.close();
    }

    @Test
    void saysThatNothingIsReadyOnlyUntilSomethingIs() throws IOException {
        Page page = open(ben);
        Locator nothing = page.getByText("No photo is ready yet.");
        assertThat(nothing).isVisible();
        worker.resize(people.photo(batch, "beach"), PICTURE);
        assertThat(page.locator(".tile")).hasCount(1);
        assertThat(nothing).isHidden();
    }

    @Test
    void keepsOpenWhoIsToldWhileMoreIsUploaded() throws IOException {
        uploadTo(batch);
        Page page = open(ana);
        Locator who = page.locator("#strip details");
        who.locator("summary").click();
        assertThat(who.locator("ul")).isVisible();

        UUID more = UUID.randomUUID();
        intake.open(more, album, 1);
        assertThat(who).hasCount(0);
        uploadTo(more);
        assertThat(who.locator("ul")).isVisible();
    }

    @Test
    void goesOnAfterANodeHadTrouble() throws IOException {
        Page page = screens.page();
        Screens.failOnce(page, "**/albums/*/events**");
        open(page, ben);
        worker.resize(people.photo(batch, "beach"), PICTURE);
        assertThat(page.locator(".tile")).hasCount(1);
    }

    @Test
    void showsPicturesThatCouldNotBeHadOnceTheyCan() throws IOException {
        worker.resize(people.photo(batch, "beach"), PICTURE);
        Page page = screens.page();
        page.route("**/*.jpg", Route::abort);
        open(page, ben);
        page.waitForFunction("() => document.querySelector('.tile img').complete");
        assertThat(page.locator(".tile img")).hasJSProperty("naturalWidth", 0);
        page.unroute("**/*.jpg");
        assertThat(page.locator(".tile img")).not().hasJSProperty("naturalWidth", 0);
    }

    @Test
    void fillsTheRowInWhichAnUprightPhotoIsAlone() throws IOException {
        List<UUID> photos =
                Stream.of("tower", "coast", "door")
                        .map(name -> people.photo(batch, name))
                        .sorted(Comparator.comparing(UUID::toString))
                        .toList();
        worker.resize(photos.get(0), new Picture(400, 615, 1));
        worker.resize(photos.get(1), new Picture(1000, 400, 2));
        worker.resize(photos.get(2), new Picture(400, 615, 3));
        Page page = open(ana);
        assertThat(page.locator(".tile")).hasCount(3);
        Screens.picture(page, "album-alone-in-its-row");

        Screens.look(page, ColorScheme.LIGHT, 390);
        BoundingBox grid = page.locator("#grid").boundingBox();
        BoundingBox alone = page.locator(".tile").first().boundingBox();
        org.assertj.core.api.Assertions.assertThat(alone.width).isCloseTo(grid.width, within(1.0));
        org.assertj.core.api.Assertions.assertThat(alone.height)
                .isLessThanOrEqualTo(1.25 * grid.width);
        org.assertj.core.api.Assertions.assertThat(page.locator(".tile").last().boundingBox().width)
                .isLessThan(grid.width / 2);
    }

    private void uploadTo(UUID upload) throws IOException {
        worker.resize(people.photo(upload, "photo of " + upload), PICTURE);
        progress.close(upload);
    }

    private Page open(Person person) {
        return open(screens.page(), person);
    }

    private Page open(Page page, Person person) {
        page.navigate("/albums/" + album);
        page.getByLabel("E-mail").fill(person.email());
        page.getByLabel("Password").fill("secret");
        page.locator("form[action$='/login'] button").click();
        page.waitForURL("**/albums/**");
        return page;
    }
}
