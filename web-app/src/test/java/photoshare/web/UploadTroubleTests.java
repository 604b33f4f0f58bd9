package photoshare.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Pictures.Picture;
import photoshare.web.live.LiveStreams;

/// What happens to an upload while it runs, seen in a browser.
@WebTest
class UploadTroubleTests {

    private static final String PHOTOS = "**/albums/*/batches/*/photos/*";
    private static final int FILES = 4;

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired LiveStreams streams;

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private Screens screens;
    private Person ana;
    private Person ben;
    private Page page;

    @BeforeEach
    void anaOpensHerAlbum() {
        setDefaultAssertionTimeout(30_000);
        ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
        people.befriend(ana, people.person("Cleo"));
        UUID album =
                jdbc.sql("insert into album (owner_id, title) values (?, 'Porto') returning id")
                        .param(ana.id())
                        .query(UUID.class)
                        .single();
        screens = new Screens(port);
        page = screens.page();
        page.onRequestFinished(this::note);
        page.navigate("/albums/" + album);
        signIn();
    }

    @AfterEach
    void close() {
        screens.close();
    }

    @Test
    void goesOnAfterAReloadAndSendsOnlyWhatIsMissing() {
        page.route(PHOTOS, UploadTroubleTests::loseAllButTheFirst);
        choose();
        assertThat(outcome("uploaded")).hasCount(1);
        browserKeepsOnly(FILES - 1);
        leaveAndComeBack();

        assertThat(tiles()).hasCount(FILES);
        assertThat(page.locator("#transfer-summary")).hasText("4 photos uploaded");
        org.assertj.core.api.Assertions.assertThat(sent).hasSize(FILES).doesNotHaveDuplicates();
        org.assertj.core.api.Assertions.assertThat(batches()).isEqualTo(1);
        page.reload();
        assertThat(page.locator("#transfer")).isHidden();
    }

    @Test
    void countsTheWholeUploadAfterAReload() {
        List<FilePayload> files = new ArrayList<>(List.of(views(FILES)));
        files.addFirst(new FilePayload("notes.txt", "text/plain", "no picture".getBytes(UTF_8)));
        page.route("**/photos/*name=view-*", UploadTroubleTests::loseAllButTheFirst);
        page.locator("#files").setInputFiles(files.toArray(FilePayload[]::new));
        assertThat(outcome("refused")).hasCount(1);
        assertThat(page.locator("#strip")).containsText("of 4 ready");
        assertThat(page.locator("#transfer-summary")).containsText("1 of 4 uploaded");
        page.reload();

        assertThat(page.locator("#transfer-summary")).containsText("1 of 4 uploaded");
        Screens.picture(page, "upload-reloaded");
        page.unroute("**/photos/*name=view-*");
        assertThat(page.locator("#transfer-summary")).hasText("4 photos uploaded");
    }

    @Test
    void countsOnceWhatHadArrivedWhenThePageWasLeft() {
        page.route(
                PHOTOS,
                route -> {
                    if (isFirst(route)) {
                        route.fetch(); // and the page never hears of it
                    }
                });
        choose();
        assertThat(tiles()).hasCount(1);
        browserKeepsOnly(FILES);
        leaveAndComeBack();
        assertThat(tiles()).hasCount(FILES);
        assertThat(page.locator("#transfer-summary")).hasText("4 photos uploaded");
    }

    @Test
    void asksForWhatTheBrowserHadNotKept() {
        comeBackWithout("view-2.jpg", "view-3.jpg");
        assertThat(page.locator("#missing")).containsText("2 photos are missing");
        assertThat(page.locator("#transfer-summary")).hasText("2 of 4 uploaded");
        Screens.picture(page, "upload-missing");
        org.assertj.core.api.Assertions.assertThat(openBatches()).isEqualTo(1);

        choose();
        assertThat(page.locator("#transfer-summary"))
                .hasText("4 photos uploaded, 2 already in this album");
        assertThat(page.locator("#missing")).isHidden();
        assertThat(tiles()).hasCount(FILES);
        page.waitForCondition(() -> openBatches() == 0);
        org.assertj.core.api.Assertions.assertThat(batches()).isEqualTo(1);
    }

    @Test
    void asksAgainUntilAllHasCome() {
        comeBackWithout("view-1.jpg", "view-2.jpg", "view-3.jpg");
        assertThat(page.locator("#missing")).containsText("3 photos are missing");
        page.locator("#files").setInputFiles(views(2));
        assertThat(page.locator("#missing")).containsText("2 photos are missing");
        assertThat(page.locator("#transfer-summary")).hasText("2 of 4 uploaded");
        page.reload();
        assertThat(page.locator("#missing")).containsText("2 photos are missing");
        org.assertj.core.api.Assertions.assertThat(openBatches()).isEqualTo(1);
        choose();
        assertThat(page.locator("#transfer-summary"))
                .hasText("4 photos uploaded, 2 already in this album");
        page.waitForCondition(() -> openBatches() == 0);
        org.assertj.core.api.Assertions.assertThat(batches()).isEqualTo(1);
        page.reload();
        assertThat(page.locator("#transfer")).isHidden();
    }

    @Test
    void finishesWithoutWhatTheBrowserHadNotKept() {
        comeBackWithout("view-3.jpg");
        assertThat(page.locator("#missing")).containsText("1 photo is missing");
        page.locator("#finish").click();
        assertThat(page.locator("#transfer")).isHidden();
        page.waitForCondition(() -> openBatches() == 0);
        assertThat(tiles()).hasCount(FILES - 1);
    }

    @Test
    void putsWhatIsChosenAgainBehindWhatIsThere() {
        comeBackWithout("view-2.jpg", "view-3.jpg");
        assertThat(page.locator("#missing")).containsText("2 photos are missing");
        page.locator("#files").setInputFiles(Arrays.copyOfRange(views(FILES), 2, FILES));
        assertThat(page.locator("#transfer-summary")).hasText("4 photos uploaded");
        org.assertj.core.api.Assertions.assertThat(names())
                .containsExactly("view-0.jpg", "view-1.jpg", "view-2.jpg", "view-3.jpg");
    }

    @Test
    void goesOnInOneOtherBatchWhenTheServerHasClosedOne() {
        int files = 4 * FILES;
        var held = new CopyOnWriteArrayList<Route>();
        page.route(PHOTOS, held::add);
        page.locator("#files").setInputFiles(views(files));
        page.waitForCondition(() -> held.size() == 3);
        Route first = held.stream().filter(UploadTroubleTests::isFirst).findAny().orElseThrow();
        held.remove(first);
        APIResponse arrived = first.fetch();
        closeAsIdle();
        page.unroute(PHOTOS);
        held.getFirst().resume();
        assertThat(outcome("uploaded")).not().hasCount(0);
        first.fulfill(new Route.FulfillOptions().setResponse(arrived));
        held.getLast().resume();

        assertThat(page.locator("#transfer-summary")).hasText(files + " photos uploaded");
        page.waitForCondition(() -> openBatches() == 0);
        org.assertj.core.api.Assertions.assertThat(expected()).containsExactly(files, files - 1);
        org.assertj.core.api.Assertions.assertThat(names())
                .containsExactly(
                        IntStream.range(0, files)
                                .mapToObj("view-%d.jpg"::formatted)
                                .toArray(String[]::new));
        page.reload();
        assertThat(page.locator("#transfer")).isHidden();
    }

    @Test
    void asksForTheRestThoughTheServerHasClosedTheBatch() {
        comeBackWithout("view-1.jpg", "view-2.jpg", "view-3.jpg");
        assertThat(page.locator("#missing")).containsText("3 photos are missing");
        closeAsIdle();
        page.locator("#files").setInputFiles(Arrays.copyOfRange(views(FILES), 1, 3));
        assertThat(page.locator("#missing")).containsText("1 photo is missing");
        assertThat(page.locator("#transfer-summary")).hasText("3 of 4 uploaded");
        page.waitForCondition(() -> openBatches() == 0);
        org.assertj.core.api.Assertions.assertThat(batches()).isEqualTo(2);
        choose();
        assertThat(page.locator("#done")).isVisible();
        assertThat(tiles()).hasCount(FILES);
        page.waitForCondition(() -> openBatches() == 0);
        page.reload();
        assertThat(page.locator("#transfer")).isHidden();
    }

    @Test
    void asksForNothingThatCameToAnotherBatch() {
        page.route(PHOTOS, UploadTroubleTests::loseAllButTheFirst);
        choose();
        assertThat(outcome("uploaded")).hasCount(1);
        browserKeepsOnly(FILES - 1);
        closeAsIdle();
        leaveAndComeBack();
        assertThat(page.locator("#transfer-summary")).hasText("4 photos uploaded");
        assertThat(page.locator("#missing")).isHidden();
    }

    @Test
    void asksForNothingThatWasNotTaken() {
        page.locator("#files")
                .setInputFiles(new FilePayload("empty.jpg", "image/jpeg", new byte[0]));
        assertThat(outcome("refused")).hasCount(1);
        choose();
        assertThat(page.locator("#transfer-summary")).hasText("4 photos uploaded");
        page.route(PHOTOS, Route::abort);
        choose();
        browserKeepsOnly(FILES);
        leaveAndComeBack();
        assertThat(page.locator("#transfer-summary"))
                .hasText("Nothing was uploaded, 4 already in this album");
        page.waitForCondition(() -> openBatches() == 0);
        page.reload();
        assertThat(page.locator("#transfer")).isHidden();
    }

    /// The first photo has arrived, of the others the browser kept only some when it was left.
    private void comeBackWithout(String... names) {
        page.addInitScript(
                """
                const put = IDBObjectStore.prototype.put;
                IDBObjectStore.prototype.put = function (entry) {
                    if (%s.includes(entry.file?.name)) {
                        throw new DOMException("no room", "QuotaExceededError");
                    }
                    return put.call(this, entry);
                };
                """
                        .formatted(new Gson().toJson(names)));
        page.reload();
        page.route(PHOTOS, UploadTroubleTests::loseAllButTheFirst);
        choose();
        assertThat(outcome("uploaded")).hasCount(1);
        browserKeepsOnly(FILES - 1 - names.length);
        leaveAndComeBack();
    }

    private void closeAsIdle() {
        jdbc.sql(
                        """
                        update batch set state = 'DONE', done_at = now()
                        where album_id in (select id from album where owner_id = ?)
                        """)
                .param(ana.id())
                .update();
    }

    /// In the order of the album.
    private List<String> names() {
        return find(
                String.class,
                """
                select file_name from photo p join album a on a.id = p.album_id
                where a.owner_id = ? order by p.id
                """);
    }

    private List<Integer> expected() {
        return find(
                Integer.class,
                """
                select expected from batch b join album a on a.id = b.album_id
                where a.owner_id = ? order by b.opened_at
                """);
    }

    private int openBatches() {
        return find(
                        UUID.class,
                        """
                        select b.id from batch b join album a on a.id = b.album_id
                        where a.owner_id = ? and b.state = 'OPEN'
                        """)
                .size();
    }

    @Test
    void sendsNothingMoreWhenTheSessionIsLost() {
        int many = 12;
        var asked = new ArrayList<String>();
        page.route(
                PHOTOS,
                route -> {
                    asked.add(route.request().url());
                    page.context().clearCookies();
                    route.resume();
                });
        page.locator("#files").setInputFiles(views(many));
        assertThat(outcome("failed")).hasCount(many);
        assertThat(page.locator("#sign-in")).isVisible();
        org.assertj.core.api.Assertions.assertThat(asked).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void goesOnAfterTheSessionIsLost() {
        BrowserContext browser = page.context();
        page.route(
                PHOTOS,
                route -> {
                    if (isFirst(route)) {
                        route.resume();
                    } else {
                        browser.clearCookies();
                        route.resume();
                    }
                });
        choose();
        assertThat(page.locator("#failed-why"))
                .containsText("You were signed out. Nothing is lost");
        assertThat(page.locator("#transfer .pair button:visible")).hasText("Sign in again");
        Screens.picture(page, "upload-signed-out");
        page.unroute(PHOTOS);
        page.locator("#sign-in").click();
        signIn();

        assertThat(tiles()).hasCount(FILES);
        org.assertj.core.api.Assertions.assertThat(batches()).isEqualTo(1);
    }

    @Test
    void goesOnAfterSigningOutInAnotherTab() {
        var held = signOutWhileSending();
        assertThat(page.locator("#failed-why")).containsText("Nothing is lost");
        page.locator("#sign-in").click();
        signIn();

        assertThat(tiles()).hasCount(FILES);
        org.assertj.core.api.Assertions.assertThat(held).hasSize(3);
        org.assertj.core.api.Assertions.assertThat(batches()).isEqualTo(1);
    }

    @Test
    void leavesWhatIsKeptToWhomItBelongs() {
        signOutWhileSending();
        page.locator("#sign-in").click();
        signIn(page, ben);
        assertThat(page.locator("h1")).hasText("Porto");
        assertThat(page.locator("#upload")).hasCount(0);
        signOut(page);
        org.assertj.core.api.Assertions.assertThat(
                        page.evaluate("indexedDB.databases().then(kept => kept.length)"))
                .isEqualTo(0);
        org.assertj.core.api.Assertions.assertThat(sent).isEmpty();
    }

    @Test
    void sendsFromAPageThatIsOlderThanTheSignIn() {
        Page other = page.context().newPage();
        other.navigate(page.url());
        signOut(other);
        other.navigate(page.url());
        signIn(other, ana);
        choose();

        assertThat(page.locator("#transfer-summary")).hasText(FILES + " photos uploaded");
        assertThat(tiles()).hasCount(FILES);
        org.assertj.core.api.Assertions.assertThat(sent).hasSize(FILES);
    }

    @Test
    void sendsAgainWhatWasOnItsWayBeforeTheSignIn() {
        page.route(
                PHOTOS,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(401)),
                new Page.RouteOptions().setTimes(2));
        choose();
        assertThat(page.locator("#transfer-summary")).hasText(FILES + " photos uploaded");
        assertThat(tiles()).hasCount(FILES);
    }

    @Test
    void goesOnAfterAReloadThoughSigningOutHasForgottenWhatWasKept() {
        var held = holdTheFirst();
        String album = page.url();
        signOutElsewhere(other -> {
            other.navigate(album);
            signIn(other, ana);
        });
        held.getFirst().resume();
        page.waitForCondition(() -> held.size() == 4);
        leaveAndComeBack();
        assertThat(tiles()).hasCount(FILES);
    }

    @Test
    void takesNoSilenceForASignOut() {
        hurry();
        page.route(
                PHOTOS,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(401)),
                new Page.RouteOptions().setTimes(1));
        page.route(page.url(), Route::abort, new Page.RouteOptions().setTimes(1));
        choose();
        assertThat(page.locator("#transfer-summary")).hasText(FILES + " photos uploaded");
    }

    @Test
    void namesWhatIsInTheAlbumAlready() {
        choose();
        assertThat(page.locator("#done")).isVisible();
        choose();
        assertThat(outcome("duplicate")).hasCount(FILES);
        assertThat(outcome("duplicate").first()).isVisible();
        assertThat(outcome("uploaded")).hasCount(0);
        assertThat(page.locator("#transfer-summary"))
                .hasText("Nothing was uploaded, 4 already in this album");
        Screens.picture(page, "upload-duplicates");
        assertThat(tiles()).hasCount(FILES);
    }

    @Test
    void takesWhatWasChosenBeforeTheScriptCame() {
        var script = new CompletableFuture<Route>();
        page.route("**/upload/upload*.js", script::complete);
        page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForCondition(script::isDone);
        page.locator("#audience summary").click();
        page.getByLabel("Cleo").uncheck();
        choose();
        script.join().resume();

        assertThat(page.locator("#audience summary"))
                .hasText("1 friend will get an e-mail when all photos are ready.");
        assertThat(page.locator("#transfer-summary")).hasText(FILES + " photos uploaded");
        assertThat(tiles()).hasCount(FILES);
        org.assertj.core.api.Assertions.assertThat(sent).hasSize(FILES).doesNotHaveDuplicates();
    }

    @Test
    void tellsOneProgressAndGoesAwayWhenAllIsDone() {
        var held = new CopyOnWriteArrayList<Route>();
        page.route(PHOTOS, held::add);
        choose();
        page.waitForCondition(() -> held.size() == 3);
        assertThat(page.locator("#transfer-summary")).containsText("0 of 4 uploaded");
        assertThat(page.locator("#strip")).containsText("4 still to upload");
        assertThat(page.locator("#strip")).isHidden();
        assertThat(page.locator("#done")).isHidden();
        Screens.picture(page, "upload-busy");
        page.unroute(PHOTOS);
        held.forEach(Route::resume);

        assertThat(page.locator("#transfer-summary")).hasText("4 photos uploaded");
        assertThat(page.locator("#strip")).isVisible();
        assertThat(tiles()).hasCount(FILES);
        Screens.picture(page, "upload-done");
        page.locator("#done").press("Enter");
        assertThat(page.locator("#transfer")).isHidden();
        assertThat(page.locator("[data-add]")).isFocused();
        choose();
        assertThat(outcome("duplicate")).hasCount(FILES);
        assertThat(outcome("uploaded")).hasCount(0);
        assertThat(page.locator("#transfer-summary"))
                .hasText("Nothing was uploaded, 4 already in this album");
    }

    @Test
    void waitsForTheConnection() {
        choose();
        assertThat(tiles()).hasCount(FILES);
        page.context().setOffline(true);
        choose();
        Locator said = page.locator("#transfer-summary");
        assertThat(page.locator("[data-outcome=sending] .state").first())
                .containsText("The connection was lost.");
        assertThat(said).hasText("0 of 4 uploaded, waiting for the connection");
        Screens.picture(page, "upload-offline");
        page.context().setOffline(false);

        assertThat(said).hasText("Nothing was uploaded, 4 already in this album");
    }

    @Test
    void sendsWhatFailedWhenANodeAnswersAgain() {
        hurry();
        page.route(PHOTOS, Route::abort);
        choose();
        assertThat(outcome("failed")).hasCount(FILES);
        page.unroute(PHOTOS);
        streams.stop();
        streams.start();
        assertThat(outcome("uploaded")).hasCount(FILES);
        assertThat(tiles()).hasCount(FILES);
    }

    @Test
    void sendsWhatFailedThoughOthersAreUnderWayWhenANodeAnswersAgain() {
        List<Route> held = failTheFirstAndHoldTheSecond();
        streams.stop();
        streams.start();
        assertThat(outcome("uploaded")).hasCount(1);
        held.forEach(Route::resume);
        assertThat(outcome("uploaded")).hasCount(2);
    }

    @Test
    void sendsWhatFailedWhenAnotherPhotoGoesThrough() {
        failTheFirstAndHoldTheSecond().forEach(Route::resume);
        assertThat(outcome("uploaded")).hasCount(2);
    }

    private List<Route> failTheFirstAndHoldTheSecond() {
        var held = new CopyOnWriteArrayList<Route>();
        hurry();
        page.route("**/photos/*name=view-0*", Route::abort);
        page.route("**/photos/*name=view-1*", held::add);
        page.locator("#files").setInputFiles(views(2));
        assertThat(outcome("failed")).hasCount(1);
        page.waitForCondition(() -> held.size() == 1);
        page.unroute("**/photos/*name=view-0*");
        return held;
    }

    @Test
    void countsWhatIsRefusedAsNotToComeAtOnce() {
        var held = new CopyOnWriteArrayList<Route>();
        page.route("**/photos/*name=view-*", held::add);
        page.evaluate(
                """
                () => {
                    window.contradictions = [];
                    const look = () => {
                        const strip = document.getElementById("strip");
                        if (document.querySelector("#done:not([hidden])")?.checkVisibility()
                                && strip.checkVisibility() && strip.textContent.includes("still to upload")) {
                            window.contradictions.push(strip.textContent);
                        }
                        requestAnimationFrame(look);
                    };
                    look();
                }
                """);
        List<FilePayload> files = new ArrayList<>(List.of(views(FILES)));
        files.addFirst(new FilePayload("notes.txt", "text/plain", "no picture".getBytes(UTF_8)));
        files.addFirst(new FilePayload("list.txt", "text/plain", "nor this".getBytes(UTF_8)));
        page.locator("#files").setInputFiles(files.toArray(FilePayload[]::new));
        assertThat(outcome("refused")).hasCount(2);
        assertThat(page.locator("#strip")).containsText("0 of 4 ready, 4 still to upload");

        page.unroute("**/photos/*name=view-*");
        held.forEach(Route::resume);
        assertThat(page.locator("#done")).isVisible();
        assertThat(page.locator("#strip")).containsText("0 of 4 ready, 4 in the queue");
        assertThat(page.locator("#strip")).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.evaluate("contradictions"))
                .isEqualTo(List.of());
    }

    @Test
    void givesUpWhatFailedWhenToldToFinishWithout() {
        hurry();
        page.route(
                PHOTOS,
                route -> {
                    if (isFirst(route)) {
                        route.resume();
                    } else {
                        route.fulfill(new Route.FulfillOptions().setStatus(503));
                    }
                });
        choose();
        assertThat(outcome("failed")).hasCount(FILES - 1);
        assertThat(page.locator("#done")).isHidden();
        page.locator("#finish").click();
        assertThat(page.locator("#transfer")).isHidden();
        assertThat(page.locator("#strip")).containsText("0 of 1 ready");
        page.unroute(PHOTOS);
        page.reload();
        assertThat(tiles()).hasCount(1);
        assertThat(page.locator("#transfer")).isHidden();
    }

    @Test
    void finishesWithWhatIsHereWhereTheRestIsLost() {
        page.route(PHOTOS, UploadTroubleTests::loseAllButTheFirst);
        choose();
        assertThat(outcome("uploaded")).hasCount(1);
        Locator finish = page.locator(".rest button");
        assertThat(finish).isHidden();
        String album = page.url();
        page.navigate("/friends");
        page.evaluate("indexedDB.deleteDatabase('photoshare')");
        page.unroute(PHOTOS);
        page.navigate(album);
        assertThat(page.locator("#strip")).containsText("3 still to upload");
        assertThat(page.locator(".rest"))
                .containsText("10 minutes after the last photo the upload finishes by itself.");
        Screens.picture(page, "upload-rest-lost");

        finish.click();
        assertThat(page.locator("#strip")).containsText("0 of 1 ready");
        assertThat(finish).isHidden();
        choose();
        assertThat(tiles()).hasCount(FILES);
        assertThat(outcome("duplicate")).hasCount(1);
    }

    @Test
    void speaksOfDroppingOnlyWhereThereIsAMouse() {
        assertThat(page.getByText("Drop photos anywhere")).isVisible();
        try (BrowserContext phone =
                page.context()
                        .browser()
                        .newContext(
                                new NewContextOptions()
                                        .setStorageState(page.context().storageState())
                                        .setViewportSize(390, 800)
                                        .setIsMobile(true)
                                        .setHasTouch(true))) {
            Page small = phone.newPage();
            small.navigate(page.url());
            assertThat(small.getByText("Choose photos")).isVisible();
            assertThat(small.getByText("Drop photos anywhere")).isHidden();
            small.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/upload-touch.png")));
        }
    }

    @Test
    void twoPagesOfOneAlbumDoNotSendTheSameTwice() {
        page.route(PHOTOS, UploadTroubleTests::loseAllButTheFirst);
        choose();
        assertThat(outcome("uploaded")).hasCount(1);
        page.waitForCondition(
                () -> kept().equals(List.of(1, 2, 3))); // or the first is sent again, as it may be
        leaveAndComeBack();
        Page other = page.context().newPage();
        other.navigate(page.url());

        assertThat(other.locator("#grid .tile")).hasCount(FILES);
        page.waitForCondition(() -> sent.size() >= FILES); // a tile may come before the answer
        org.assertj.core.api.Assertions.assertThat(sent).hasSize(FILES).doesNotHaveDuplicates();
    }

    @Test
    void makesAnAlbumOfPhotosThatAreDroppedOnTheHomePage() {
        page.navigate("/");
        // Dragged until the page says that it takes them: its scripts may still be on their way.
        page.waitForFunction(
                """
                () => {
                    const transfer = new DataTransfer();
                    transfer.items.add(new File(["not a picture"], "notes.txt"));
                    transfer.items.add(new File([], "empty.jpg"));
                    const happens = (what) => document.body.dispatchEvent(new DragEvent(what, {dataTransfer: transfer, bubbles: true}));
                    happens("dragover");
                    return document.body.classList.contains("dropping") && happens("drop");
                }
                """);
        page.waitForURL("**/albums/*");
        assertThat(outcome("refused")).hasCount(2);
        assertThat(page.locator("#transfer-summary")).containsText("Nothing was uploaded");
    }

    @Test
    void takesTheFilesOfAFolderInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
        List<String> names = IntStream.rangeClosed(1, 12).mapToObj("%d.txt"::formatted).toList();
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
        drop(folder);
        assertThat(outcome("refused").locator(".name")).hasText(names.toArray(String[]::new));
    }

    /// As from a window of files beside the browser. Dragged until the page says that it takes
    /// them: its scripts may still be on their way.
    private void drop(Path folder) {
        CDPSession mouse = page.context().newCDPSession(page);
        drag(mouse, "dragEnter", folder);
        page.waitForCondition(() -> {
            drag(mouse, "dragOver", folder);
            return page.locator("body.dropping").count() == 1;
        });
        drag(mouse, "drop", folder);
    }

    private static void drag(CDPSession mouse, String type, Path folder) {
        var files = new JsonArray();
        files.add(folder.toString());
        var data = new JsonObject();
        data.add("items", new JsonArray());
        data.add("files", files);
        data.addProperty("dragOperationsMask", 1);
        var event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("x", 300);
        event.addProperty("y", 300);
        event.add("data", data);
        mouse.send("Input.dispatchDragEvent", event);
    }

    @Test
    void tellsWhoGetsAMailAndLetsTheUploaderChoose() {
        Locator audience = page.locator("#audience summary");
        assertThat(audience).hasText("2 friends will get an e-mail when all photos are ready.");
        audience.click();
        page.getByLabel("Cleo").uncheck();
        assertThat(audience).hasText("1 friend will get an e-mail when all photos are ready.");
        Screens.picture(page, "upload-audience");
        choose();
        assertThat(tiles()).hasCount(FILES);
        org.assertj.core.api.Assertions.assertThat(
                        jdbc.sql(
                                        "select unnest(audience) from batch b join album a on a.id = album_id where owner_id = ?")
                                .param(ana.id())
                                .query(UUID.class)
                                .list())
                .containsExactly(ben.id());
    }

    /// The places of the files that the browser keeps.
    @SuppressWarnings("unchecked")
    private List<Integer> kept() {
        return (List<Integer>)
                page.evaluate(
                        """
                        () => new Promise((resolve) => {
                            const opening = indexedDB.open("photoshare", 1);
                            opening.onsuccess = () => {
                                const all = opening.result.transaction("uploads").objectStore("uploads").getAll();
                                all.onsuccess = () => {
                                    opening.result.close();
                                    resolve(all.result.filter((entry) => entry.file).map((entry) => entry.place).sort());
                                };
                            };
                        })
                        """);
    }

    /// The network is well again only when nothing more is sent from the page that is left. All but
    /// the time after which a silent stream counts as lost.
    private void hurry() {
        page.evaluate(
                """
                () => {
                    const wait = setTimeout;
                    window.setTimeout = (act, millis) => wait(act, millis < 30000 ? 0 : millis);
                }
                """);
    }

    /// It forgets what has arrived a moment later than the page shows it.
    private void browserKeepsOnly(int files) {
        page.waitForCondition(() -> kept().size() == files);
    }

    private void leaveAndComeBack() {
        String album = page.url();
        page.navigate("about:blank");
        page.unroute(PHOTOS);
        page.navigate(album);
    }

    /// Signing out forgets what the browser keeps, and only then the page that sends hears of it.
    private List<Route> signOutWhileSending() {
        var held = holdTheFirst();
        signOutElsewhere(_ -> {});
        page.unroute(PHOTOS);
        held.forEach(Route::resume);
        assertThat(outcome("failed")).hasCount(FILES);
        return held;
    }

    private List<Route> holdTheFirst() {
        var held = new CopyOnWriteArrayList<Route>();
        page.route(PHOTOS, held::add);
        choose();
        page.waitForCondition(() -> held.size() == 3);
        return held;
    }

    private void signOutElsewhere(Consumer<Page> andThen) {
        Page other = page.context().newPage();
        other.navigate("/");
        signOut(other);
        andThen.accept(other);
        other.close();
    }

    private static void signOut(Page tab) {
        tab.locator("details.account summary").click();
        tab.locator("form[action$='/logout'] button").click();
        tab.waitForURL("**/login?out");
    }

    private void signIn() {
        signIn(page, ana);
    }

    private static void signIn(Page tab, Person person) {
        tab.getByLabel("E-mail").fill(person.email());
        tab.locator("input[name=password]").fill("secret");
        tab.locator("form[action$='/login'] button:not([type])").first().click();
        tab.waitForURL("**/albums/**");
    }

    private void choose() {
        page.locator("#files").setInputFiles(views(FILES));
    }

    private static FilePayload[] views(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new FilePayload(
                                "view-%d.jpg".formatted(i),
                                "image/jpeg",
                                new Picture(300, 200, i).jpeg()))
                .toArray(FilePayload[]::new);
    }

    private static void loseAllButTheFirst(Route route) {
        if (isFirst(route)) {
            route.resume();
        } else {
            route.abort();
        }
    }

    private static boolean isFirst(Route route) {
        return route.request().url().endsWith("view-0.jpg");
    }

    private void note(Request request) {
        if (request.method().equals("PUT") && request.response().ok()) {
            sent.add(request.url());
        }
    }

    private Locator tiles() {
        return page.locator("#grid .tile");
    }

    private Locator outcome(String name) {
        return page.locator("[data-outcome=%s] li".formatted(name));
    }

    private int batches() {
        return expected().size();
    }

    /// @param sql about what is Ana's
    private <T> List<T> find(Class<T> type, String sql) {
        return jdbc.sql(sql).param(ana.id()).query(type).list();
    }
}
