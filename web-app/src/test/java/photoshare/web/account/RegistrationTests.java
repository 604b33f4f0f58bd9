package photoshare.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.Accounts;
import photoshare.db.Friendships;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Mailbox;
import photoshare.web.Site;
import photoshare.web.WebTest;

@WebTest
class RegistrationTests {

    @Autowired MockMvcTester web;
    @Autowired Accounts accounts;
    @Autowired Friendships friendships;
    @Autowired People people;
    @Autowired Mailbox mailbox;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private final String email = UUID.randomUUID() + "@example.org";

    @Test
    void asksToConfirmTheAddressAndMayBeUsedBefore() {
        try (var site = Site.at(port)) {
            assertThat(registered(site).body()).contains("Check your mail", email);
            assertThat(site.get("/").uri()).hasPath("/login");
            assertThat(signedIn(site).get("/").body()).contains("My albums", "Send it again");
        }
        assertThat(account().password().orElseThrow()).startsWith("{bcrypt}");
        assertThat(account().confirmed()).isFalse();
        assertThat(mailbox.count(email, AccountMailKind.CONFIRM)).isOne();
    }

    @Test
    void theLinkSignsInWhereTheAccountWasMadeInASessionOfItsOwn() {
        try (var site = Site.at(port)) {
            registered(site);
            String before = site.cookie("SESSION");
            String link = "/confirm/" + mailbox.token(email, AccountMailKind.CONFIRM);
            assertThat(site.form(link, link, "").body()).contains("My albums", "is confirmed");
            assertThat(site.cookie("SESSION")).isNotEqualTo(before);
        }
    }

    @Test
    void mailsNoLinkAgainToWhomConfirmedInAnotherTab() {
        try (var site = Site.at(port)) {
            registered(site);
            String link = "/confirm/" + mailbox.token(email, AccountMailKind.CONFIRM);
            Runnable confirm = () -> site.form(link, link, "");
            String fields = "email=" + email.replace("@", "%40");
            assertThat(site.formAfter(link, confirm, "/register/again", fields).body())
                    .contains("My albums");
            assertThat(sendAgain(site)).contains("My albums").doesNotContain("on its way");
        }
        assertThat(mailbox.count(email, AccountMailKind.CONFIRM)).isOne();
    }

    /// Whoever registers with the address of somebody else learns nothing, and they learn of it.
    @Test
    void saysTheSameWhetherAnybodyHasTheAddress() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port);
                var other = Site.at(port)) {
            String known = ana.email().toUpperCase();
            assertThat(same(register(other, known), known))
                    .isEqualTo(same(register(site, email), email));
            assertThat(same(sendAgain(other, known), known))
                    .isEqualTo(same(sendAgain(site, email), email));
            aMinuteGoesBy(email);
            aMinuteGoesBy(ana.email());
            assertThat(same(sendAgain(other, known), known))
                    .isEqualTo(same(sendAgain(site, email), email));
            assertThat(other.get("/").uri()).hasPath("/login");
        }
        assertThat(mailbox.count(ana.email(), AccountMailKind.KNOWN)).isEqualTo(2);
        assertThat(mailbox.count(email, AccountMailKind.CONFIRM)).isEqualTo(2);
        assertThat(accounts.findByEmail(ana.email()).orElseThrow().name()).isEqualTo("Ana");
    }

    @Test
    void openingTheLinkChangesNothingAndItsButtonConfirms() {
        try (var site = Site.at(port);
                var elsewhere = Site.at(port)) {
            registered(site);
            signedIn(site);
            String link = "/confirm/" + mailbox.token(email, AccountMailKind.CONFIRM);
            assertThat(elsewhere.get(link).body()).contains("Is this your address?", email);
            assertThat(account().confirmed()).isFalse();

            assertThat(elsewhere.form(link, link, "").body())
                    .contains("is confirmed", "value=\"" + email);
            assertThat(account().confirmed()).isTrue();
            assertThat(site.get("/").body()).contains("My albums").doesNotContain("Send it again");
            var gone = elsewhere.get(link);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(gone.body()).contains("a newer mail has taken its place");
            assertThat(site.get(link).body())
                    .contains("My albums", email + " is confirmed already.");
        }
    }

    @Test
    void aLinkThatWasUsedTellsNothingToOthers() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port);
                var other = Site.at(port).signIn(ana.email(), "secret")) {
            registered(site);
            String link = "/confirm/" + mailbox.token(email, AccountMailKind.CONFIRM);
            site.form(link, link, "");
            assertThat(other.get(link).statusCode()).isEqualTo(410);
            assertThat(other.get(link).body()).doesNotContain(email);
        }
    }

    @Test
    void nobodysPhotosAreAnnouncedToAnAddressThatIsNotConfirmed() {
        Person ana = people.person("Ana");
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        assertThat(friendships.findWhoWantMail(ana.id())).hasSize(1);
        jdbc.sql("update account set confirmed_at = null where id = ?").param(ben.id()).update();
        assertThat(friendships.findWhoWantMail(ana.id())).isEmpty();
    }

    @Test
    void sendsTheLinkAgainOnceAMinuteButNotForEver() {
        try (var site = Site.at(port)) {
            registered(site);
            signedIn(site);
            assertThat(sendAgain(site)).contains("A link is on its way already");
            for (int i = 0; i < 8; i++) {
                aMinuteGoesBy(email);
                assertThat(sendAgain(site)).contains("on its way to");
                assertThat(sendAgain(site)).contains("A link is on its way already");
            }
            aMinuteGoesBy(email);
            assertThat(sendAgain(site)).contains("That was often enough");
        }
        assertThat(mailbox.count(email, AccountMailKind.CONFIRM)).isEqualTo(9);
    }

    @Test
    void showsWhatIsWrongBesideTheField() {
        assertThat(register(" ", "x", "short"))
                .bodyText()
                .contains(
                        "Friends need a name",
                        "This is not an e-mail address",
                        "At least 8 characters",
                        "aria-describedby=\"email-note\"",
                        "id=\"email-note\"");
        assertThat(register("Ana", "new@example.org", "x".repeat(73)))
                .bodyText()
                .contains("Up to 72 bytes")
                .doesNotContain("x".repeat(73));
        assertThat(register("x".repeat(200), "new@example.org", "a few words"))
                .bodyText()
                .contains("Up to 60 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "a@b.", "a@.b", "a b@example.org", "@example.org"})
    void takesNoAddressWhereMailCannotArrive(String address) {
        assertThat(register("Carla", address, "a few words"))
                .bodyText()
                .contains("One looks like ana@example.org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B\u200B", "\u200F", "\u2066\u2069", "\u3000"})
    void aNameThatNobodyCanSeeIsNone(String name) {
        assertThat(register(name, email, "a few words")).bodyText().contains("Friends need a name");
    }

    @Test
    void takesNamesAsTheyAreButOnOneLine() {
        register("<b>Car\nla</b>\u202E", email, "a few words");
        assertThat(account().name()).isEqualTo("<b>Car la</b>");
    }

    @Test
    void takesNoLettersBeforeTheAtThatMailServersDoNotKnow() {
        assertThat(register("Carla", "ömer@example.org", "a few words"))
                .bodyText()
                .contains("Only plain letters, digits and signs can stand before the @.");
    }

    @Test
    void takesNoDomainThatHasTwoNames() {
        assertThat(register("Carla", "info@weiß.example", "a few words"))
                .bodyText()
                .contains("Mail does not find a domain in these letters");
    }

    @Test
    void takesADomainInItsOwnLetters() {
        String name = UUID.randomUUID().toString();
        try (var site = Site.at(port)) {
            assertThat(register(site, name + "@m%C3%BCller.de").body()).contains("Check your mail");
            assertThat(site.signIn(name + "@müller.de", "a few words").get("/").body())
                    .contains("My albums");
        }
        assertThat(accounts.findByEmail(name + "@xn--mller-kva.de")).isPresent();
    }

    @Test
    void sendsTheLinkAgainOnceAMinute() {
        try (var site = Site.at(port)) {
            registered(site);
            assertThat(sendAgain(site, email).body()).contains("A link is on its way already");
            aMinuteGoesBy(email);
            assertThat(sendAgain(site, email).body()).contains("A new link is on its way");
        }
        assertThat(mailbox.count(email, AccountMailKind.CONFIRM)).isEqualTo(2);
    }

    private void aMinuteGoesBy(String address) {
        jdbc.sql("update rate_limit set ends_at = now() where subject = ?")
                .param("confirmation of " + address.toLowerCase())
                .update();
    }

    private HttpResponse<String> registered(Site site) {
        return register(site, email);
    }

    private static HttpResponse<String> register(Site site, String address) {
        return site.form(
                "/register",
                "/register",
                "name=Carla&password=a+few+words&email=" + address.replace("@", "%40"));
    }

    private static HttpResponse<String> sendAgain(Site site, String address) {
        return site.form("/login", "/register/again", "email=" + address.replace("@", "%40"));
    }

    private Site signedIn(Site site) {
        return site.signIn(email, "a few words");
    }

    private static String same(HttpResponse<String> answer, String address) {
        assertThat(answer.body()).contains("Check your mail", address);
        return answer.body()
                .replace(address, "")
                .replaceAll("\\d+ seconds", "")
                .replaceAll("(name=\"csrf\" content|name=\"_csrf\" value)=\"[^\"]*\"", "");
    }

    private static String sendAgain(Site site) {
        return site.form("/", "/settings/confirmation", "").body();
    }

    private Account account() {
        return accounts.findByEmail(email).orElseThrow();
    }

    private MvcTestResult register(String name, String address, String password) {
        return web.post()
                .uri("/register")
                .param("name", name)
                .param("email", address)
                .param("password", password)
                .with(csrf())
                .exchange();
    }
}
