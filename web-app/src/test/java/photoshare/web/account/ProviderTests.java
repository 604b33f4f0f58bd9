package photoshare.web.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.db.TestDatabase;
import photoshare.web.Screens;
import photoshare.web.SecondNode;

/// Signing in by OpenID Connect, with a real provider and two web nodes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderTests {

    private final JdbcConnectionDetails database = TestDatabase.fresh();
    private ExampleProvider provider;
    private SecondNode one;
    private SecondNode other;
    private Screens screens;

    @BeforeAll
    void start() {
        provider = new ExampleProvider();
        one = SecondNode.beside(database, provider.settings());
        other = SecondNode.beside(database, provider.settings());
        screens = new Screens(one.port());
    }

    @AfterAll
    void stop() {
        screens.close();
        other.close();
        one.close();
        provider.close();
    }

    @Test
    void whoComesForTheFirstTimeHasAnAccountWithoutAPassword() {
        String address = address("dora");
        Page page = screens.page();
        page.navigate(at(one, "/friends"));
        signInAtExample(page, address);
        assertThat(page).hasURL(at(one, "/friends"));

        Account dora = account(address);
        assertThat(dora.name()).isEqualTo("Dora at Example");
        assertThat(dora.confirmed()).isTrue();
        assertThat(dora.password()).isEmpty();

        page.navigate(at(other, "/settings"));
        assertThat(page.getByText("You have no password here")).isVisible();
        assertThat(page.locator("#old-password")).hasCount(0);
        Screens.picture(page, "settings-no-password");
        page.locator("form[action$='/password/link'] button").click();
        assertThat(page.getByText("A link to a password is on its way to")).isVisible();

        page.locator(".account summary").click();
        page.getByText("Sign out", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("You are signed out.")).isVisible();
        page.navigate(at(one, "/"));
        assertThat(page).hasURL(at(one, "/login"));
    }

    @Test
    void whoHasAnAccountIsItsHolder() {
        String address = address("emil");
        register(address);
        one.bean(JdbcClient.class)
                .sql("update account set confirmed_at = now(), language = 'de' where email = ?")
                .param(address)
                .update();
        Page page = screens.page();
        page.navigate(at(one, "/login"));
        Screens.picture(page, "login-providers");
        signInAtExample(page, address.toUpperCase());
        assertThat(page.getByText("Meine Alben")).isVisible();
        assertThat(account(address).name()).isEqualTo("Emil");
        assertThat(count()).isOne();
    }

    @Test
    void anAddressThatIsNotVerifiedThereIsNobodys() {
        String address = address("claimed");
        Page page = screens.page();
        page.navigate(at(one, "/login"));
        signInAtExample(page, address);
        assertThat(page.getByText("Your e-mail address is not verified there")).isVisible();
        page.navigate(at(one, "/"));
        assertThat(page).hasURL(at(one, "/login"));
        assertThat(one.bean(Accounts.class).findByEmail(address)).isEmpty();
    }

    /// Whoever registered with it first may know its password, and may not be its owner.
    @Test
    void anAccountThatIsNotConfirmedHereIsNotTakenOver() {
        String address = address("fritz");
        register(address);
        Page page = screens.page();
        page.navigate(at(one, "/login"));
        signInAtExample(page, address);
        assertThat(page.getByText("waits to be confirmed")).isVisible();
        page.navigate(at(one, "/"));
        assertThat(page).hasURL(at(one, "/login"));
        assertThat(account(address).confirmed()).isFalse();
    }

    @Test
    void whatTheProviderRefusesLeadsBack() {
        Page page = screens.page();
        page.navigate(at(one, "/login/oauth2/code/example?error=access_denied&state=none"));
        assertThat(page.getByText("That sign-in was not completed.")).isVisible();
    }

    private static void signInAtExample(Page page, String address) {
        page.getByText("Sign in with Example").click();
        page.locator("[name=username]").fill(address);
        page.locator("[name=password]").fill("secret");
        page.locator("button[type=submit]").click();
        page.waitForURL("http://127.0.0.1:*/**");
    }

    private void register(String address) {
        Page page = screens.page();
        page.navigate(at(one, "/register"));
        page.getByLabel("Name").fill("Emil");
        page.getByLabel("E-mail").fill(address);
        page.getByLabel("Password").fill("a few words");
        page.getByText("Make my account").click();
        assertThat(page.locator("h1")).hasText("Check your mail");
    }

    private Account account(String address) {
        return one.bean(Accounts.class).findByEmail(address).orElseThrow();
    }

    private int count() {
        return one.bean(JdbcClient.class)
                .sql("select count(*) from account where lower(email) like 'emil%'")
                .query(Integer.class)
                .single();
    }

    private static String address(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    /// The provider's redirects to this machine may lead to any port, if it is named by number.
    private static String at(SecondNode node, String path) {
        return "http://127.0.0.1:%d%s".formatted(node.port(), path);
    }
}
