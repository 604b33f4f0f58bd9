package photoshare.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import photoshare.web.Pictures.Picture;

@WebTest
@ActiveProfiles("demo")
class UploadJourneyTests {

    private static final List<Picture> PICTURES =
            List.of(
                    new Picture(1200, 800, 1),
                    new Picture(800, 1200, 2),
                    new Picture(1600, 900, 3),
                    new Picture(1000, 1000, 4),
                    new Picture(1500, 1000, 5),
                    new Picture(900, 1200, 6),
                    new Picture(1800, 800, 7));

    @LocalServerPort int port;
    @Autowired StandInWorker worker;

    @Test
    void photosAppearWhileTheyAreUploadedAndPrepared() throws IOException {
        try (var playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                                .setChromiumSandbox(false))) {
            Page page = browser.newPage();
            page.setDefaultTimeout(30_000);
            setDefaultAssertionTimeout(30_000);
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate("http://localhost:" + port + "/");
            picture(page, "login");
            page.getByText("Ana", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("form[action$='/login'] button").click();
            picture(page, "home-empty");
            page.getByText("Make my first album").click();
            picture(page, "new-album");
            page.getByLabel("Title").fill("Trip to Porto");
            page.getByText("Next: choose photos").click();
            picture(page, "album-empty");
            page.locator("#files").setInputFiles(files());
            Locator tiles = page.locator("#grid .tile");
            assertThat(tiles).hasCount(PICTURES.size());
            assertThat(page.locator("[data-outcome=refused]")).containsText("not a picture");
            assertThat(page.locator("#strip")).containsText("in the queue");
            picture(page, "album-queued");

            List<UUID> photos =
                    tiles.all().stream()
                            .map(tile -> UUID.fromString(tile.getAttribute("id").substring(6)))
                            .toList();
            for (int i = 0; i < 4; i++) {
                worker.resize(photos.get(i), pictureOf(page, photos.get(i)));
            }
            worker.begin(photos.get(4));
            worker.fail(photos.get(5), "This file is damaged: the picture ends early.");
            assertThat(page.locator(".tile.ready img")).hasCount(4);
            assertThat(page.locator(".tile.working")).containsText("Resizing - resize-2");
            assertThat(page.locator(".tile.failed")).containsText("damaged");
            picture(page, "album-live");
            worker.finish(photos.get(4), pictureOf(page, photos.get(4)));
            worker.begin(photos.get(6));
            worker.finishDamaged(photos.get(6), pictureOf(page, photos.get(6)));
            assertThat(page.locator("#strip")).containsText("6 of 7 ready, 1 failed.");
            page.reload();
            picture(page, "album-ready");
            hasItsShapeBeforeAnyImageHasCome(page, ".tile", "album-placeholders");
            page.locator(".tile.ready a").first().click();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#lightbox-count")).hasText("Photo 2 of 6");
            picture(page, "lightbox");
            page.keyboard().press("Escape");
            page.locator(".tile.ready a").nth(1).evaluate("link => location = link.href");
            page.waitForURL("**/photos/*");
            picture(page, "photo");
            hasItsShapeBeforeAnyImageHasCome(page, ".frame, .heading, .facts", "photo-placeholder");
            page.navigate("http://localhost:" + port + "/");
            picture(page, "home");
            page.navigate("http://localhost:" + port + "/friends");
            picture(page, "friends");
            page.navigate("http://localhost:" + port + "/nowhere");
            picture(page, "not-found");
            org.assertj.core.api.Assertions.assertThat(complaints)
                    .filteredOn(
                            complaint -> !complaint.contains("404") && !complaint.contains("422"))
                    .isEmpty();
        }
    }

    private static Picture pictureOf(Page page, UUID photo) {
        String alt = page.locator("#photo-" + photo + " .name").textContent();
        return PICTURES.get(Integer.parseInt(alt.replaceAll("\\D", "")));
    }

    private static FilePayload[] files() {
        var files = new ArrayList<FilePayload>();
        for (int i = 0; i < PICTURES.size(); i++) {
            files.add(new FilePayload("view-" + i + ".jpg", "image/jpeg", PICTURES.get(i).jpeg()));
        }
        files.add(
                new FilePayload(
                        "notes.jpg", "image/jpeg", "hello".getBytes(StandardCharsets.UTF_8)));
        files.add(new FilePayload("empty.jpg", "image/jpeg", new byte[0]));
        return files.toArray(FilePayload[]::new);
    }

    private static void hasItsShapeBeforeAnyImageHasCome(Page page, String what, String name) {
        page.setViewportSize(1280, 800);
        List<Object> withImages = boxes(page, what);
        page.route("**/*.jpg", _ -> {}); // they never come
        page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        org.assertj.core.api.Assertions.assertThat(boxes(page, what)).isEqualTo(withImages);
        picture(page, name);
        page.unroute("**/*.jpg");
        page.reload();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> boxes(Page page, String what) {
        return (List<Object>)
                page.evaluate(
                        """
                        what => [...document.querySelectorAll(what)].map(element => {
                            const box = element.getBoundingClientRect();
                            return [box.x, box.y, box.width, box.height].join();
                        })
                        """,
                        what);
    }

    /// For the eye: in the light and in the dark, wide and on a phone.
    private static void picture(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(1280, 390)) {
                page.setViewportSize(width, 800);
                page.waitForTimeout(150);
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(
                                        Path.of(
                                                "target/screenshots/%s-%s-%d.png"
                                                        .formatted(name, scheme, width))));
            }
        }
        page.setViewportSize(1280, 800);
    }
}
