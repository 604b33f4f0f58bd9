package photoshare.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import photoshare.storage.picture.Refusal;
import photoshare.storage.picture.Refusal.Reason;
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
        try (var screens = new Screens(port)) {
            Page page = screens.page();
            setDefaultAssertionTimeout(30_000);
            page.navigate("/");
            Screens.picture(page, "login");
            page.getByText("Ana", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("form[action$='/login'] button").click();
            Screens.picture(page, "home-empty");
            page.getByText("Make my first album").click();
            Screens.picture(page, "new-album");
            page.getByLabel("Title").fill("Trip to Porto");
            page.getByText("Next: choose photos").click();
            Screens.picture(page, "album-empty");
            page.locator("#files").setInputFiles(files());
            Locator tiles = page.locator("#grid .tile");
            assertThat(tiles).hasCount(PICTURES.size());
            assertThat(page.locator("[data-outcome=refused]")).containsText("not a picture");
            assertThat(page.locator("#strip")).containsText("in the queue");
            Screens.picture(page, "album-queued");

            List<UUID> photos =
                    tiles.all().stream()
                            .map(tile -> UUID.fromString(tile.getAttribute("id").substring(6)))
                            .toList();
            for (int i = 0; i < 4; i++) {
                worker.resize(photos.get(i), pictureOf(page, photos.get(i)));
            }
            worker.begin(photos.get(4));
            worker.fail(photos.get(5), Refusal.of(Reason.ENDS_EARLY));
            assertThat(page.locator(".tile.ready img")).hasCount(4);
            assertThat(page.locator("#photo-" + photos.get(4))).containsText("Resizing - resize-2");
            assertThat(page.locator(".tile.failed")).containsText("damaged");
            Screens.picture(page, "album-live");
            worker.finish(photos.get(4), pictureOf(page, photos.get(4)));
            worker.begin(photos.get(6));
            worker.finishDamaged(photos.get(6), pictureOf(page, photos.get(6)));
            assertThat(page.locator("#strip")).containsText("5 of 7 ready, 1 damaged, 1 failed.");
            page.reload();
            Screens.picture(page, "album-ready");
            hasItsShapeBeforeAnyImageHasCome(page, ".tile", "album-placeholders");
            page.locator(".tile.ready a").first().click();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#lightbox-count")).hasText("2 of 6");
            page.keyboard().press("Escape");
            page.locator(".tile.ready a").nth(1).evaluate("link => location = link.href");
            page.waitForURL("**/photos/*");
            Screens.picture(page, "photo");
            hasItsShapeBeforeAnyImageHasCome(page, ".frame, .heading, .facts", "photo-placeholder");
            page.navigate("/");
            Screens.picture(page, "home");
            page.navigate("/friends");
            Screens.picture(page, "friends");
            page.navigate("/nowhere");
            Screens.picture(page, "not-found");
            org.assertj.core.api.Assertions.assertThat(screens.complaints())
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
        Screens.picture(page, name);
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
}
