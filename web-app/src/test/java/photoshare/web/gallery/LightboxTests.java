package photoshare.web.gallery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.OwnPhotos;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Pictures.Picture;
import photoshare.web.Screens;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;

/// Photos large over their album, in a browser.
@WebTest
class LightboxTests {

    private static final int PHOTOS = 18;
    private static final Picture PICTURE = new Picture(600, 400, 7);
    private static final Pattern ALBUM = Pattern.compile("/albums/[\\w-]+$");
    private static final Pattern HOME = Pattern.compile("\\d/$");

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired BatchProgress progress;
    @Autowired StandInWorker worker;
    @Autowired OwnPhotos own;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Person ana;
    private Person ben;
    private List<String> pages;
    private List<String> names;
    private Screens screens;
    private Page page;
    private Locator lightbox;

    @BeforeEach
    void anaLooksAtHerAlbum() throws IOException {
        ana = people.person("Ana");
        ben = people.person("Ben");
        UUID batch = people.batchOf(ana, PHOTOS);
        for (UUID photo : people.photos(batch, PHOTOS)) {
            worker.resize(photo, PICTURE);
        }
        progress.close(batch);
        people.befriend(ana, ben);
        jdbc.sql("update photo set taken_at = '2026-05-01T10:11:12Z' where batch_id = ?")
                .param(batch)
                .update();
        setDefaultAssertionTimeout(30_000);
        screens = new Screens(port);
        page = openAlbum(ana);
        lightbox = page.locator("#lightbox");
        Locator tiles = page.locator(".tile a");
        pages = all(tiles, "href");
        names = all(tiles, "data-name");
    }

    @AfterEach
    void leave() {
        Assertions.assertThat(screens.complaints()).isEmpty();
        screens.close();
    }

    @Test
    void closesWithBackHoweverManyPhotosWereLookedAt() {
        tile(0).click();
        isOpenAt(0);
        for (int i = 1; i < PHOTOS; i++) {
            page.keyboard().press("ArrowRight");
        }
        isOpenAt(PHOTOS - 1);
        page.keyboard().press("Home");
        isOpenAt(0);
        page.keyboard().press("End");
        isOpenAt(PHOTOS - 1);

        page.goBack();
        isClosed();
        assertThat(tile(PHOTOS - 1)).isFocused();
        assertThat(tile(PHOTOS - 1)).isInViewport();

        page.goForward();
        isOpenAt(PHOTOS - 1);
        page.goBack();
        isClosed();
        page.goBack();
        assertThat(page).hasURL(HOME);
    }

    @Test
    void turnsThePageBySwipingButNotWhereOneLooksCloser() {
        tile(1).click();
        isOpenAt(1);
        swipe();
        isOpenAt(2);

        var closer = new JsonObject();
        closer.addProperty("pageScaleFactor", 2);
        page.context().newCDPSession(page).send("Emulation.setPageScaleFactor", closer);
        page.waitForFunction("visualViewport.scale > 1.9");
        swipe();
        page.keyboard().press("ArrowRight");
        isOpenAt(3);
    }

    private void swipe() {
        lightbox.evaluate(
                """
                dialog => {
                    const at = (x) => new Touch({identifier: 1, target: dialog, clientX: x, clientY: 300});
                    dialog.dispatchEvent(new TouchEvent("touchstart", {touches: [at(300)], changedTouches: [at(300)]}));
                    dialog.dispatchEvent(new TouchEvent("touchend", {touches: [], changedTouches: [at(100)]}));
                }
                """);
    }

    @Test
    void leavesNothingInTheHistoryWhenItIsClosed() {
        tile(0).click();
        isOpenAt(0);
        page.keyboard().press("Escape");
        isClosed();
        tile(1).click();
        isOpenAt(1);
        lightbox.locator(".close").click();
        isClosed();

        page.goBack();
        assertThat(page).hasURL(HOME);
    }

    @Test
    void isThePageOfItsPhotoWhenItIsLoadedAgain() {
        tile(3).click();
        isOpenAt(3);
        page.reload();
        assertThat(page.locator("h1")).hasText(names.get(3));
        page.waitForLoadState();
        page.goBack();
        assertThat(tile(0)).isVisible();
        assertThat(page).hasURL(ALBUM);
        page.waitForLoadState();

        page.goForward();
        isOpenAt(3);
        page.locator("#lightbox-page").click();
        assertThat(page.locator("h1")).hasText(names.get(3));
        page.waitForLoadState();
        page.goBack();
        assertThat(tile(0)).isVisible();
        page.goBack();
        assertThat(page).hasURL(HOME);
    }

    @Test
    void comesBackToTheAlbumHoweverSoonOneGoesBack() {
        tile(3).click();
        isOpenAt(3);
        var held = new ArrayList<Route>();
        page.route("**/back*.js", held::add);
        page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(page.locator("h1")).hasText(names.get(3));
        page.waitForCondition(() -> !held.isEmpty());
        page.evaluate("history.back()");
        assertThat(page).hasURL(ALBUM);
        held.forEach(Route::resume);
        assertThat(tile(0)).isVisible();
    }

    @Test
    void goesToThePageOfAPhotoThatIsNotInTheAlbumAnyMore() {
        tile(0).click();
        isOpenAt(0);
        page.goBack();
        isClosed();
        tile(0).evaluate("link => link.closest('.tile').remove()");
        page.goForward();
        assertThat(page.locator("h1")).hasText(names.get(0));
    }

    @Test
    void saysWhatIsSeenAndHasItsButtons() {
        tile(1).click();
        assertThat(page.locator("#lightbox-name")).hasText(names.get(1));
        assertThat(page.locator("#lightbox-count")).hasText("2 of 18");
        assertThat(lightbox).containsText("taken 1 May 2026, 10:11");
        assertThat(lightbox.getByText("Download original"))
                .hasAttribute("href", pages.get(1) + "/original");

        Locator like = lightbox.locator("#likes button");
        assertThat(like).hasText(Pattern.compile("Like$"));
        like.click();
        assertThat(like).hasText(Pattern.compile("Liked · 1$"));
        assertThat(like).hasAttribute("aria-pressed", "true");
        assertThat(like).isFocused();
        assertThat(tile(1).locator(".liked b")).hasText("1");
        Screens.picture(page, "lightbox-liked");

        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#lightbox-name")).hasText(names.get(2));
        assertThat(like).hasAttribute("aria-pressed", "false");
        page.keyboard().press("ArrowLeft");
        assertThat(like).hasText(Pattern.compile("Liked · 1$"));
        like.click();
        assertThat(like).hasText(Pattern.compile("Like$"));
        assertThat(tile(1).locator(".liked")).hasCount(0);
    }

    @Test
    void showsWhereTheKeyboardIsToThoseWhoUseIt() {
        Locator ring = page.locator("#lightbox button:focus-visible");
        tile(0).click();
        isOpenAt(0);
        assertThat(ring).hasCount(0);
        page.keyboard().press("ArrowRight");
        isOpenAt(1);
        assertThat(ring).hasCount(0);
        page.keyboard().press("Escape");
        isClosed();

        tile(0).press("Enter");
        isOpenAt(0);
        assertThat(ring).hasClass(Pattern.compile("next"));
    }

    @Test
    void leadsWhoeverComesToAnEndByTheKeyboardToTheWayBack() {
        Locator previous = page.locator("[data-step='-1']");
        Locator next = page.locator("[data-step='1']");
        tile(PHOTOS - 2).press("Enter");
        isOpenAt(PHOTOS - 2);
        next.press("Enter");
        isOpenAt(PHOTOS - 1);
        assertThat(next).isHidden();
        assertThat(previous).isFocused();
        page.keyboard().press("Home");
        isOpenAt(0);
        assertThat(previous).isHidden();
        assertThat(next).isFocused();
        page.keyboard().press("Escape");
        isClosed();

        tile(PHOTOS - 1).press("Enter");
        isOpenAt(PHOTOS - 1);
        assertThat(previous).isFocused();
    }

    @Test
    void hasItsArrowsInTheMiddleOfThePhoto() {
        tile(1).click();
        isOpenAt(1);
        for (int width : List.of(1280, 390)) {
            page.setViewportSize(width, 800);
            double photo = middle(lightbox.locator(".stage"));
            Assertions.assertThat(middle(lightbox.locator(".previous")))
                    .isCloseTo(photo, within(1.0));
            Assertions.assertThat(middle(lightbox.locator(".next"))).isCloseTo(photo, within(1.0));
        }
        Screens.picture(page, "lightbox-middle");
    }

    @Test
    void showsAnAlbumThatIsOpenWhatOthersDo() {
        Page bens = openAlbum(ben);
        tile(bens, 1).click();
        bens.locator("#likes button").click();
        assertThat(tile(1).locator(".liked b")).hasText("1");

        page.onDialog(Dialog::accept);
        page.navigate(pages.get(1));
        page.getByText("Delete", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".tile")).hasCount(PHOTOS - 1);
        assertThat(bens.locator(".tile")).hasCount(PHOTOS - 1);
        assertThat(bens.locator("#lightbox .deleted")).hasText("This photo was deleted.");
        assertThat(bens.locator("#likes")).hasCount(0);
        Screens.picture(bens, "lightbox-deleted");
        bens.keyboard().press("ArrowLeft");
        assertThat(bens.locator("#lightbox-count")).hasText("1 of 17");
        assertThat(bens.locator("#lightbox .deleted")).hasCount(0);
    }

    @Test
    void saysThatAPhotoWasDeletedOfWhichTheAlbumDidNotHear() {
        page.route("**/events?*", Route::abort);
        page.reload();
        own.remove(UUID.fromString(pages.get(0).substring("/photos/".length())), ana.id());
        tile(0).click();
        assertThat(page.locator("#lightbox .deleted")).hasText("This photo was deleted.");
        assertThat(page.locator(".tile")).hasCount(PHOTOS - 1);
        assertThat(page.locator("[data-step='-1']")).isHidden();
        page.keyboard().press("ArrowRight");
        isOpenAt(1);
        screens.complaints().removeIf(line -> line.startsWith("Failed to load resource"));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 160})
    void fitsTheWindowHoweverLongANameIs(int length) {
        jdbc.sql("update photo set file_name = ? where id = ?::uuid")
                .params("a b".repeat(length), pages.getFirst().substring("/photos/".length()))
                .update();
        page.setViewportSize(390, 844);
        page.reload();
        tile(0).click();
        assertThat(lightbox.locator("img").last()).isVisible();
        for (String part : List.of("figure", "img", "[data-step='1']", "#lightbox-count")) {
            BoundingBox box = lightbox.locator(part).last().boundingBox();
            Assertions.assertThat(box.x).as(part).isNotNegative();
            Assertions.assertThat(box.x + box.width).as(part).isLessThanOrEqualTo(390);
            Assertions.assertThat(box.y + box.height).as(part).isLessThanOrEqualTo(844);
        }
        Screens.picture(page, "lightbox-long-name");
    }

    @Test
    void goesOnToWhatTheNextPageOfTheAlbumShows() {
        jdbc.sql(
                        """
                        insert into photo (album_id, batch_id, file_key, file_name, format, byte_size,
                                           sha256, width, height, state)
                        select album_id, batch_id, 'more' || i, 'more-' || i || '.jpg', 'image/jpeg', 1, '', 4, 3, 'READY'
                        from photo, generate_series(1, 200) i where id = ?::uuid
                        """)
                .param(pages.getFirst().substring("/photos/".length()))
                .update();
        page.route("**/*.jpg", Route::abort);
        page.reload();
        tile(0).click();
        assertThat(page.locator("#lightbox-count")).isEmpty();
        assertThat(page.locator("[data-step='-1']")).isHidden();
        page.keyboard().press("End");
        assertThat(page.locator("#lightbox-name")).hasText(nameAt(199));
        page.locator("[data-step='1']").click();
        assertThat(page.locator("h1")).hasText(nameAt(200));
        assertThat(lightbox).hasCount(0);
        page.waitForLoadState();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("h1")).hasText(nameAt(201));

        page.locator("main p a").first().click();
        page.waitForURL("**/albums/*?after=*");
        screens.complaints().removeIf(line -> line.startsWith("Failed to load resource"));
    }

    @Test
    void saysWhereAPhotoWouldBeThatItCouldNotBeLoaded() {
        page.route("**/2048.jpg", Route::abort);
        tile(0).click();
        assertThat(lightbox.locator(".stage")).hasText("This photo could not be loaded.");
        assertThat(lightbox.locator("img")).hasCount(0);
        assertThat(page.locator("#lightbox-said")).hasText("This photo could not be loaded.");
        Screens.picture(page, "lightbox-failed");
        page.unroute("**/2048.jpg");
        page.keyboard().press("ArrowRight");
        isOpenAt(1);
        assertThat(lightbox.locator(".stage p")).hasCount(0);
        assertThat(lightbox.locator("img")).isVisible();
        screens.complaints().removeIf(line -> line.startsWith("Failed to load resource"));
    }

    @Test
    void makesWayForWhatAFormerFriendMaySee() {
        Page bens = openAlbum(ben);
        Page deaf = openAlbum(ben);
        deaf.route("**/events?*", Route::abort);
        deaf.reload();
        tile(bens, 1).click();
        assertThat(bens.locator("#lightbox-count")).hasText("2 of 18");
        jdbc.sql("delete from friendship where friend_id = ?").param(ana.id()).update();
        assertThat(bens.locator("h1")).hasText("Nothing here");
        assertThat(bens.locator("[role=button]")).hasText("To my albums");
        tile(deaf, 1).click();
        assertThat(deaf.locator("h1")).hasText("Nothing here");
        screens.complaints().removeIf(line -> line.startsWith("Failed to load resource"));
    }

    @Test
    void saysThatAPartOfAPhotoIsMissing() {
        jdbc.sql("update photo set damaged = true where id = ?")
                .param(UUID.fromString(pages.get(2).substring("/photos/".length())))
                .update();
        tile(2).click();
        assertThat(lightbox.locator(".hint"))
                .hasText("Damaged: a part of this picture is missing.");
        Screens.picture(page, "lightbox-damaged");
        page.locator("#lightbox-page").click();
        assertThat(page.locator("figcaption .hint")).isVisible();
        Screens.picture(page, "photo-damaged");
    }

    private String nameAt(int place) {
        return jdbc.sql(
                        """
                        select p.file_name from photo p join album a on a.id = p.album_id
                        where a.owner_id = ? order by p.id offset ? limit 1
                        """)
                .params(ana.id(), place)
                .query(String.class)
                .single();
    }

    private Page openAlbum(Person person) {
        Page album = screens.page();
        album.navigate("/login");
        album.getByLabel("E-mail").fill(person.email());
        album.getByLabel("Password").fill("secret");
        album.locator("form[action$='/login'] button").click();
        assertThat(album).hasURL(HOME);
        album.locator(".card").click();
        assertThat(album).hasURL(ALBUM);
        album.waitForLoadState(); // before its scripts have come a tile is a link
        return album;
    }

    @SuppressWarnings("unchecked")
    private static List<String> all(Locator links, String attribute) {
        return (List<String>)
                links.evaluateAll(
                        "(links, name) => links.map(link => link.getAttribute(name))", attribute);
    }

    private static double middle(Locator element) {
        BoundingBox box = element.boundingBox();
        return box.y + box.height / 2;
    }

    private Locator tile(int place) {
        return tile(page, place);
    }

    private static Locator tile(Page album, int place) {
        return album.locator(".tile a").nth(place);
    }

    private void isOpenAt(int place) {
        assertThat(lightbox).isVisible();
        assertThat(page).hasURL(Pattern.compile(pages.get(place) + "$"));
        assertThat(page).hasTitle(names.get(place) + " - Photoshare");
    }

    private void isClosed() {
        assertThat(lightbox).isHidden();
        assertThat(page).hasURL(ALBUM);
        assertThat(page).hasTitle("Trip to Porto - Photoshare");
    }
}
