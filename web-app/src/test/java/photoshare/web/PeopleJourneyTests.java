package photoshare.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
            befriendSomebodyWhoIsHere(one, screens.page());
            one.navigate("/friends");
            assertThat(one.getByText("Dan", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            chooseMails(one);
            chooseLanguage(other);
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
        page.getByLabel("E-mail").fill("nonsense");
        click(page, "Make my account");
        assertThat(page.getByText("This is not an e-mail address.")).isVisible();
        assertThat(page.locator("[aria-invalid]").first()).isFocused();
        page.getByLabel("Name").fill("Carla");
        page.getByLabel("E-mail").fill(carla);
        page.getByLabel("Password").fill("a few words");
        click(page, "Make my account");
        assertThat(page.locator("h1")).hasText("Check your mail");
        Screens.picture(page, "register-sent");
        click(page, "Send the link again");
        assertThat(page.getByText("A link is on its way already")).isVisible();
        Page tab = page.context().newPage();
        comeBackTo(page);
        tab.navigate("/confirm/" + mailbox.token(carla, AccountMailKind.CONFIRM));
        assertThat(page.locator("h1")).hasText("Check your mail");
        click(tab, "Yes, it is mine");
        assertThat(tab.getByText("is confirmed")).isVisible();
        comeBackTo(page);
        assertThat(page.getByText("My albums")).isVisible();
        tab.close();
        page.navigate("/confirm/used");
    }

    private void invite(Page page) {
        page.navigate("/friends");
        page.getByLabel("Friend's e-mail").fill(dan);
        click(page, "Invite");
        assertThat(page.getByText("Waiting for an answer")).isVisible();
    }

    private void acceptAsSomebodyNew(Page page) {
        page.navigate("/invite/" + mailbox.token(dan, AccountMailKind.INVITE));
        page.getByText("Make an account").click();
        page.getByLabel("Name").fill("Dan");
        page.getByLabel("Password").fill("a few words");
        click(page, "Make my account");
        assertThat(page.getByText("My albums")).isVisible();
    }

    private void befriendSomebodyWhoIsHere(Page one, Page ben) {
        one.navigate("/");
        assertThat(one.getByText("Dan accepted your invitation")).isVisible();
        Screens.picture(one, "home-accepted");
        one.navigate("/friends");
        one.getByLabel("Friend's e-mail").fill("ben@example.org");
        click(one, "Invite");
        ben.navigate("/login");
        click(ben, "Ben");
        click(ben, "Sign in");
        ben.locator("nav a[href='/friends']").click();
        click(ben, "Accept Carla");
        assertThat(ben.getByText("You and Carla are friends now.")).isVisible();
        assertThat(ben.getByText("Asks you")).hasCount(0);
        one.getByLabel("Friend's e-mail").fill("eve@");
        comeBackTo(one);
        assertThat(one.getByLabel("Friend's e-mail")).hasValue("eve@");
        one.getByLabel("Friend's e-mail").clear();
        comeBackTo(one);
        one.onceDialog(dialog -> dialog.accept());
        click(one, "Remove Ben");
        assertThat(one.getByText("ben@example.org")).hasCount(0);
    }

    private static void chooseLanguage(Page page) {
        page.navigate("/settings");
        page.getByLabel("For pages and mails").selectOption("de");
        click(page, "Use this language");
        assertThat(page.getByText("Seiten und Mails sind ab jetzt auf Deutsch.")).isVisible();
        page.getByLabel("Für Seiten und Mails").selectOption("en");
        click(page, "Diese Sprache verwenden");
        assertThat(page.locator("h1")).hasText("Settings");
    }

    private void chooseMails(Page page) {
        page.navigate("/settings/notifications");
        click(page, "Send a test");
        page.getByLabel("Dan").uncheck();
        click(page, "Save");
        assertThat(page.getByLabel("Dan")).not().isChecked();
        page.navigate("/settings");
    }

    private void unsubscribe(Page page) {
        UUID reader = accounts.findByEmail(dan).orElseThrow().id();
        UUID owner = accounts.findByEmail(carla).orElseThrow().id();
        page.navigate("/unsubscribe/" + subscriptions.link(reader, owner));
        click(page, "No more mail about Carla's photos");
        assertThat(page.locator("h1")).hasText("No more mail");
        click(page, "Undo");
        assertThat(page.locator("h1")).hasText("No more mail?");
    }

    private void forgetPassword(Page page) {
        page.navigate("/login");
        page.getByText("Forgot your password?").click();
        page.getByLabel("E-mail").fill(carla);
        click(page, "Send me a link");
        assertThat(page.getByText("is on its way")).isVisible();
        page.navigate("/reset/" + mailbox.token(carla, AccountMailKind.RESET));
        for (int i = 0; i < 9; i++) {
            page.navigate("/login");
            page.getByLabel("E-mail").fill(carla);
            page.getByLabel("Password").fill("guess");
            click(page, "Sign in");
        }
        assertThat(page.locator("h1")).hasText("Too many attempts");
    }

    private static void leave(Page page) {
        page.navigate("/settings");
        page.onDialog(dialog -> dialog.accept());
        page.locator("#delete-password").fill("a few words");
        click(page, "Delete my account");
        assertThat(page.getByText("Your account and your photos are deleted")).isVisible();
    }

    /// No page of a browser without windows is ever hidden.
    private static void comeBackTo(Page page) {
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
