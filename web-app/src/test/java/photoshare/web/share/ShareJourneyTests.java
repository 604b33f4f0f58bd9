package photoshare.web.share;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.web.Pictures.Picture;
import photoshare.web.Screens;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;

/// A link from its making to its end, and a photo that somebody likes, as people see it.
@WebTest
class ShareJourneyTests {

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired BatchProgress progress;
    @Autowired StandInWorker worker;
    @Autowired PhotoStore store;
    @LocalServerPort int port;

    @Test
    void anaSharesAnAlbumWithSomebodyWithoutAnAccount() throws IOException {
        Person ana = people.person("Ana");
        UUID album = albumOf(ana);
        try (var screens = new Screens(port)) {
            Page page = screens.pageIn("Asia/Tokyo");
            page.navigate("/login");
            page.getByLabel("E-mail").fill(ana.email());
            page.getByLabel("Password").fill("secret");
            page.locator("form[action$='/login'] button").click();
            page.navigate("/albums/" + album);
            page.getByText("Share", new Page.GetByTextOptions().setExact(true)).click();
            page.getByLabel("For whom").fill("Grandma");
            page.getByLabel("Password").fill("sesame");
            page.getByText("Make a link").click();
            assertThat(page.getByText("At least 8 characters, please.")).isVisible();
            page.getByLabel("Password").fill("open sesame");
            page.getByLabel("Show what I type").check();
            assertThat(page.getByLabel("Password")).hasAttribute("type", "text");
            Screens.picture(page, "links-new");
            page.getByText("Make a link").click();
            String address = page.locator("#address").inputValue();
            Screens.picture(page, "links");
            showsTimesOf("Asia/Tokyo", page);

            Page guest = screens.page();
            guest.navigate(address.substring("http://localhost".length()));
            Screens.picture(guest, "link-password");
            guest.getByLabel("Password").fill("open");
            guest.getByText("See the photos").click();
            assertThat(guest.getByText("This is not the password.")).isVisible();
            guest.getByLabel("Password").fill("open sesame");
            guest.getByText("See the photos").click();
            assertThat(guest.locator(".tile.ready")).hasCount(3);
            guest.goBack();
            assertThat(guest.getByText("This is not the password.")).isVisible();
            guest.goForward();
            assertThat(guest.locator(".tile.ready")).hasCount(3);
            Screens.picture(guest, "shared-album");
            looksThroughThePhotos(guest);

            likes(page, album);
            page.navigate("/albums/" + album + "/links");
            page.getByText("Revoke").click();
            page.getByText("Keep it").click();
            page.getByText("Revoke").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke")).click();
            assertThat(page.getByText("opens nothing any more")).isVisible();
            guest.reload();
            assertThat(guest.getByText("does not open anything")).isVisible();
            Screens.picture(guest, "shared-gone");
            org.assertj.core.api.Assertions.assertThat(screens.complaints())
                    .filteredOn(complaint -> !complaint.matches(".*4(01|10).*"))
                    .isEmpty();
        }
    }

    private static void showsTimesOf(String zone, Page page) {
        Locator made = page.locator("#content time").first();
        var clock = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);
        Instant at = Instant.parse(made.getAttribute("datetime"));
        assertThat(made).hasText(clock.withZone(ZoneId.of(zone)).format(at));
    }

    private static void looksThroughThePhotos(Page guest) {
        guest.locator(".tile a").first().click();
        assertThat(guest.locator("#lightbox-count")).hasText("1 of 3");
        assertThat(guest.locator("#lightbox-said"))
                .containsText(Pattern.compile("view-\\d\\.jpg, by Ana"));
        assertThat(guest.locator("#lightbox-caption p")).hasText("by Ana");
        assertThat(guest.locator("#lightbox-caption a")).hasText("Download");
        Screens.picture(guest, "shared-lightbox");
        guest.keyboard().press("ArrowRight");
        guest.keyboard().press("ArrowRight");
        guest.keyboard().press("ArrowRight");
        assertThat(guest.locator("#lightbox-count")).hasText("3 of 3");
        guest.keyboard().press("ArrowLeft");
        guest.keyboard().press("Escape");
        assertThat(guest.locator(".tile a").nth(1)).isFocused();
        guest.locator(".tile a").first().evaluate("link => location = link.href");
        assertThat(guest.locator("h1")).hasText(Pattern.compile("view-\\d\\.jpg"));
        var file = guest.waitForDownload(() -> guest.getByText("Download").click());
        org.assertj.core.api.Assertions.assertThat(file.suggestedFilename())
                .matches("view-\\d\\.jpg");
        guest.goBack();
    }

    private static void likes(Page page, UUID album) {
        page.navigate("/albums/" + album);
        page.locator(".tile a").first().evaluate("link => location = link.href");
        page.waitForURL("**/photos/*");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Like")).click();
        assertThat(page.getByText("You like this")).isVisible();
        assertThat(page.locator("#likes button")).isFocused();
        Screens.picture(page, "photo-liked");
        page.locator("#likes button").click();
        assertThat(page.getByText("Nobody has liked this yet")).isVisible();
    }

    private UUID albumOf(Person owner) throws IOException {
        UUID batch = people.batchOf(owner, 3);
        for (int i = 0; i < 3; i++) {
            var picture = new Picture(1200 - 200 * i, 800, i);
            UUID photo = people.photo(batch, "view-" + i);
            store.write(new PhotoKey.Original(photo), picture.jpeg());
            worker.resize(photo, picture);
        }
        progress.close(batch);
        return intake.albumOf(batch).orElseThrow();
    }
}
