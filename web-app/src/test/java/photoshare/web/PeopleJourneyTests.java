package photoshare.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.web.Screens.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import photoshare.db.AccountMailKind;
import photoshare.db.Accounts;
import photoshare.db.Subscriptions;

/// From the first page to the last, as somebody new goes: registering, befriending, choosing mails,
/// deleting the account.
@WebTest
@ActiveProfiles("demo")
@TestPropertySource(properties = "app.inbox-url=http://localhost:8025")
class PeopleJourneyTests {

    @LocalServerPort int port;
    @Autowired Mailbox mailbox;
    @Autowired Accounts accounts;
    @Autowired Subscriptions subscriptions;

    private final String carla = "carla-" + UUID.randomUUID() + "@example.org";
    private final String dan = "dan-" + UUID.randomUUID() + "@example.org";

    @Test
    void somebodyNewNeedsNoHint() {
        try (var screens = new Screens(port)) {
            Page one = screens.page();
            register(one);
            invite(one);
            Page other = screens.page();
            acceptAsSomebodyNew(other);
            one.navigate("/friends");
            assertThat(one.getByText("Dan", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            picture(one, "friends-people");
            chooseMails(one);
            unsubscribe(other);
            forgetPassword(screens.page());
            leave(one);
            assertThat(screens.complaints())
                    .filteredOn(it -> !it.contains("410") && !it.contains("429"))
                    .isEmpty();
        }
    }

    private void register(Page page) {
        page.navigate("/register");
        picture(page, "register");
        page.getByLabel("E-mail").fill("nonsense");
        click(page, "Make my account");
        assertThat(page.getByText("This is not an e-mail address.")).isVisible();
        assertThat(page.locator("[aria-invalid]").first()).isFocused();
        picture(page, "register-refused");
        page.getByLabel("Name").fill("Carla");
        page.getByLabel("E-mail").fill(carla);
        page.getByLabel("Password").fill("a few words");
        click(page, "Make my account");
        assertThat(page.locator("h1")).hasText("Check your mail");
        picture(page, "check-mail");
        page.navigate("/");
        picture(page, "home-unconfirmed");
        page.navigate("/confirm/" + mailbox.token(carla, AccountMailKind.CONFIRM));
        picture(page, "confirm");
        click(page, "Yes, it is mine");
        assertThat(page.getByText("is confirmed")).isVisible();
        page.navigate("/confirm/used");
        picture(page, "link-gone");
    }

    private void invite(Page page) {
        page.navigate("/friends");
        page.getByLabel("Friend's e-mail").fill(dan);
        click(page, "Invite");
        assertThat(page.getByText("Waiting for an answer")).isVisible();
        picture(page, "friends-waiting");
    }

    private void acceptAsSomebodyNew(Page page) {
        page.navigate("/invite/" + mailbox.token(dan, AccountMailKind.INVITE));
        picture(page, "invite");
        page.getByText("Make an account").click();
        page.getByLabel("Name").fill("Dan");
        page.getByLabel("Password").fill("a few words");
        click(page, "Make my account");
        assertThat(page.getByText("My albums")).isVisible();
    }

    private void chooseMails(Page page) {
        page.navigate("/settings/notifications");
        click(page, "Send a test");
        picture(page, "notifications");
        page.getByLabel("Dan").uncheck();
        click(page, "Save");
        assertThat(page.getByLabel("Dan")).not().isChecked();
        page.navigate("/settings");
        picture(page, "settings");
    }

    private void unsubscribe(Page page) {
        UUID reader = accounts.findByEmail(dan).orElseThrow().id();
        UUID owner = accounts.findByEmail(carla).orElseThrow().id();
        page.navigate("/unsubscribe/" + subscriptions.link(reader, owner));
        picture(page, "unsubscribe");
        click(page, "No more mail about Carla's photos");
        assertThat(page.locator("h1")).hasText("No more mail");
        picture(page, "unsubscribed");
        click(page, "Undo");
        assertThat(page.locator("h1")).hasText("No more mail?");
    }

    private void forgetPassword(Page page) {
        page.navigate("/login");
        page.getByText("Forgot your password?").click();
        page.getByLabel("E-mail").fill(carla);
        click(page, "Send me a link");
        assertThat(page.getByText("is on its way")).isVisible();
        picture(page, "forgot");
        page.navigate("/reset/" + mailbox.token(carla, AccountMailKind.RESET));
        picture(page, "reset");
        for (int i = 0; i < 9; i++) {
            page.navigate("/login");
            page.getByLabel("E-mail").fill(carla);
            page.getByLabel("Password").fill("guess");
            click(page, "Sign in");
        }
        assertThat(page.locator("h1")).hasText("Too many attempts");
        picture(page, "too-many");
    }

    private static void leave(Page page) {
        page.navigate("/settings");
        page.onDialog(dialog -> dialog.accept());
        page.locator("#delete-password").fill("a few words");
        click(page, "Delete my account");
        assertThat(page.getByText("Your account and your photos are deleted")).isVisible();
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
