package photoshare.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import photoshare.db.People;
import photoshare.db.Person;

/// What people do to pages without meaning harm.
@WebTest
class BadInputTests {

    @LocalServerPort int port;
    @Autowired People people;

    private Screens screens;
    private Person ana;
    private Page page;

    @BeforeEach
    void anaSignsIn() {
        ana = people.person("Ana");
        screens = new Screens(port);
        page = screens.page();
        signIn(page);
    }

    @AfterEach
    void close() {
        screens.close();
    }

    @Test
    void aDoubleClickMakesOneAlbum() {
        page.navigate("/albums/new");
        page.getByLabel("Title").fill("Porto");
        page.getByText("Next: choose photos").dblclick();
        page.waitForURL("**/albums/*-*");
        page.navigate("/");
        assertThat(page.locator(".card")).hasCount(1);
    }

    @Test
    void aPageOfWhatIsDeletedIsNotShownWhenOneGoesBack() {
        makeAlbum();
        page.getByText("Edit").click();
        page.onDialog(dialog -> dialog.accept());
        page.locator("form[action$='/delete'] button").click();
        page.waitForURL("**/");
        page.goBack();
        page.goBack();
        assertThat(page.locator("h1")).hasText("Nothing here");
    }

    @Test
    void whoeverGoesBackToAFormThatWasNotRightSeesItAgain() {
        Page stranger = screens.page();
        stranger.navigate("/register");
        stranger.getByLabel("Name").fill("Carla");
        stranger.getByLabel("E-mail").fill(UUID.randomUUID() + "@example.org");
        stranger.locator("#password").fill("a few words");
        stranger.getByLabel("E-mail").fill("x");
        stranger.getByText("Make my account").click();
        assertThat(stranger.locator("#password-note")).hasText("Enter it once more.");
        stranger.getByLabel("E-mail").fill(UUID.randomUUID() + "@example.org");
        stranger.locator("#password").fill("short");
        stranger.getByText("Make my account").click();
        assertThat(stranger.locator("#password-note")).hasText("At least 8 characters, please.");
        stranger.locator("#password").fill("a few words");
        stranger.getByText("Make my account").click();
        assertThat(stranger.locator("h1")).hasText("Check your mail");

        stranger.goBack();
        assertThat(stranger.locator("#password-note")).hasText("At least 8 characters, please.");
        assertThat(stranger.getByLabel("Name")).hasValue("Carla");
    }

    @Test
    void whatCannotBeUndoneIsSentOnce() {
        makeAlbum();
        page.getByText("Edit").click();
        Locator delete = page.locator("form[action$='/delete'] button");
        page.onceDialog(Dialog::dismiss);
        delete.click();
        assertThat(delete).isEnabled();
        page.locator("form[action$='/delete']")
                .evaluate("form => form.addEventListener('submit', e => e.preventDefault())");
        page.onceDialog(Dialog::accept);
        delete.click();
        assertThat(delete).isDisabled();
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsAsked() {
        page.navigate("/settings");
        page.onDialog(dialog -> fail(dialog.message()));
        page.locator("button.danger").click();
        assertThat(page.locator("#delete-password-note")).hasText("Enter your password.");
    }

    @Test
    void whatIsMissingIsSaidUnderTheField() {
        page.navigate("/friends");
        page.getByText("Invite", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#refusal")).hasText("Enter the e-mail address of a friend.");
        page.navigate("/albums/new");
        page.getByLabel("Title").fill("");
        page.getByText("Next: choose photos").click();
        assertThat(page.locator("#title-note")).hasText("Give the album a title.");
        makeAlbum();
        page.getByText("Edit").click();
        page.getByLabel("Title").fill("");
        page.getByText("Save").click();
        assertThat(page.locator("#title-note")).hasText("Give the album a title.");
    }

    @Test
    void whatSigningInWantsIsSaidUnderTheFields() {
        Page stranger = screens.page();
        stranger.navigate("/login");
        stranger.locator("form[action$='/login'] button:not([type])").click();
        assertThat(stranger.locator("#password-wants")).hasText("Enter your password.");
        assertThat(stranger.getByLabel("E-mail")).isFocused();
        stranger.getByLabel("E-mail").fill("ana");
        assertThat(stranger.locator("#email-wants")).hasCount(0);
        stranger.locator("[name=password]").press("Enter");
        assertThat(stranger.locator("#email-wants")).containsText("This is not an e-mail address.");
    }

    @Test
    void nothingIsShownAgainToWhoeverGoesBackAfterSigningOut() {
        makeAlbum();
        page.locator("details.account summary").click();
        page.getByText("Sign out").click();
        page.waitForURL("**/login**");
        page.goBack();
        assertThat(page.locator("form[action$='/login']")).isVisible();
    }

    @Test
    void aFormOfAnEarlierSessionIsRefusedInWordsAndWorksAfterAReload() {
        page.navigate("/albums/new");
        Page other = page.context().newPage();
        other.navigate("/");
        other.locator("details.account summary").click();
        other.getByText("Sign out").click();
        other.waitForURL("**/login**");
        signIn(other);

        page.getByText("Next: choose photos").click();
        assertThat(page.locator("main")).containsText("This page is too old");
        page.goBack();
        page.reload();
        page.getByText("Next: choose photos").click();
        page.waitForURL("**/albums/*-*");
    }

    private void makeAlbum() {
        page.navigate("/albums/new");
        page.getByText("Next: choose photos").click();
        page.waitForURL("**/albums/*-*");
    }

    private void signIn(Page page) {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(ana.email());
        page.locator("input[name=password]").fill("secret");
        page.locator("form[action$='/login'] button:not([type])").first().click();
        page.waitForURL("**/");
    }
}
