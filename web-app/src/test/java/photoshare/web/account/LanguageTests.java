package photoshare.web.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.net.URLEncoder;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.AccountMails.Decision.Send;
import photoshare.db.Accounts;
import photoshare.db.MailAccount;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Mailbox;
import photoshare.web.Site;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;

/// Pages and mails in the language of whoever reads them.
@WebTest
class LanguageTests {

    @Autowired MockMvcTester web;
    @Autowired People people;
    @Autowired Accounts accounts;
    @Autowired AccountMails mails;
    @Autowired Mailbox mailbox;
    @LocalServerPort int port;

    private final String email = UUID.randomUUID() + "@example.org";

    @Test
    void isThatOfThePageOnWhichSomebodyRegisters() {
        try (var site = Site.at(port)) {
            site.choose("de", "/register");
            assertThat(register(site, "x", "kurz"))
                    .contains("Das ist keine E-Mail-Adresse.", "Mindestens 8 Zeichen, bitte.");
            assertThat(register(site, email, "ein paar Worte")).contains("Schau in dein Postfach");
        }
        assertThat(account().language()).isEqualTo(Locale.GERMAN);
        assertThat(languageOf(AccountMailKind.CONFIRM, email)).isEqualTo(Locale.GERMAN);
    }

    @Test
    void isChosenInTheSettingsForPagesAndMails() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.form("/settings", "/settings/language", "language=de").body())
                    .contains("Seiten und Mails sind ab jetzt auf Deutsch.", "lang=\"de\"");
            assertThat(site.get("/friends").body()).contains("Meine Freunde");
            assertThat(accounts.findById(ana.id()).orElseThrow().language())
                    .isEqualTo(Locale.GERMAN);
            assertThat(site.form("/settings", "/settings/language", "language=xx").body())
                    .contains("<html lang=\"de\"");
        }
    }

    @Test
    void isTheAccountsAsWellWhenChosenBelowAPage() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret");
                var later = Site.at(port)) {
            assertThat(site.choose("de", "/friends").body()).contains("Meine Freunde");
            assertThat(site.get("/settings").body())
                    .contains("<option value=\"de\" lang=\"de\" selected");
            assertThat(accounts.findById(ana.id()).orElseThrow().language())
                    .isEqualTo(Locale.GERMAN);
            assertThat(later.signIn(ana.email(), "secret").get("/friends").body())
                    .contains("Meine Freunde");
            site.choose("xx", "/friends");
            assertThat(accounts.findById(ana.id()).orElseThrow().language())
                    .isEqualTo(Locale.GERMAN);
        }
    }

    @Test
    void mayBeChosenBelowAFormThatWasNotRight() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.form("/albums/new", "/albums", "title=" + "x".repeat(81)).body())
                    .contains("Up to 80 characters, please.");
            assertThat(site.choose("de", "/albums").uri()).hasPath("/albums/new");
            assertThat(site.form("/settings", "/settings/delete", "current=x").body())
                    .contains("Das ist nicht dein Passwort.", back("/settings/delete"));
            var english = site.choose("en", "/settings/delete");
            assertThat(english.uri()).hasPath("/settings");
            assertThat(english.body()).contains("<html lang=\"en\"");
        }
    }

    @Test
    void leadsBackToThePageWithWhatElseItsAddressSays() {
        try (var site = Site.at(port)) {
            assertThat(site.get("/login?error").body()).contains(back("/login?error"));
            var german = site.choose("de", "/login?error");
            assertThat(german.uri()).hasPath("/login").hasQuery("error");
            assertThat(german.body()).contains("E-Mail oder Passwort ist falsch.");
            assertThat(site.get("/s/" + "x".repeat(22)).body())
                    .contains(back("/s/" + "x".repeat(22)));
            assertThat(site.get("/no/such/page").body()).contains(back("/login"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//example.org",
                "/\\example.org",
                "/\t/example.org",
                "https://example.org/",
                "login"
            })
    void leadsNowhereElse(String elsewhere) {
        try (var site = Site.at(port)) {
            String back = "language=de&back=" + URLEncoder.encode(elsewhere, UTF_8);
            var answer = site.form("/login", "/language", back);
            assertThat(answer.uri()).hasHost("localhost").hasPath("/login");
            assertThat(answer.body()).contains("<html lang=\"de\"");
        }
    }

    /// Else whoever passes their address on would choose for others.
    @Test
    void isNotChosenByOpeningAnAddress() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.get("/friends?language=de").body()).contains("My friends");
            assertThat(site.get("/language?language=de").statusCode()).isEqualTo(405);
            assertThat(site.get("/friends").body()).contains("My friends");
            assertThat(accounts.findById(ana.id()).orElseThrow().chosenLanguage()).isEmpty();
        }
    }

    @Test
    void isTheReadersInEveryBrowserThatWasNotToldAnother() {
        Person ana = people.person("Ana");
        try (var here = Site.at(port).signIn(ana.email(), "secret");
                var elsewhere = Site.at(port).signIn(ana.email(), "secret");
                var english = Site.at(port);
                var later = Site.at(port)) {
            here.form("/settings", "/settings/language", "language=de");
            assertThat(elsewhere.get("/friends").body()).contains("Meine Freunde");

            english.choose("en", "/login");
            english.signIn(ana.email(), "secret");
            assertThat(english.get("/friends").body()).contains("My friends");

            later.signIn(ana.email(), "secret");
            assertThat(later.get("/friends").body()).contains("Meine Freunde");
            later.form("/friends", "/logout", "");
            assertThat(later.get("/login").body()).contains("Forgot your password?");
        }
    }

    @Test
    void isTheBrowsersForWhomNobodyEverAsked() {
        Person ana = people.person("Ana");
        assertThat(friendsInGerman(ana)).contains("Meine Freunde");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            site.form("/settings", "/settings/language", "language=en");
        }
        assertThat(friendsInGerman(ana)).contains("My friends");
    }

    @Test
    void ofAnInvitationIsTheGuestsOrElseTheInvitersOwn() {
        Person ana = people.person("Ana");
        Person ben = people.person("Ben");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            site.form("/settings", "/settings/language", "language=de");
            invite(site, email);
            invite(site, ben.email());
        }
        assertThat(languageOf(AccountMailKind.INVITE, email)).isEqualTo(Locale.GERMAN);
        assertThat(languageOf(AccountMailKind.INVITE, ben.email())).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void isAnsweredToScriptsAsWell() {
        try (var site = Site.at(port)) {
            site.choose("de", "/login");
            assertThat(site.script("/albums/" + UUID.randomUUID()).body())
                    .contains("Du wurdest abgemeldet.");
        }
    }

    /// As a German browser asks for it that was told nothing.
    private String friendsInGerman(Person reader) {
        var viewer = new Viewer(accounts.findById(reader.id()).orElseThrow());
        return new String(
                web.get()
                        .uri("/friends")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "de")
                        .with(user(viewer))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                UTF_8);
    }

    private static String back(String page) {
        return "name=\"back\" value=\"" + page + "\"";
    }

    private static void invite(Site site, String address) {
        site.form("/friends", "/friends", "email=" + address.replace("@", "%40"));
    }

    private static String register(Site site, String address, String password) {
        return site.form(
                        "/register",
                        "/register",
                        "name=Carla&password=%s&email=%s"
                                .formatted(password.replace(' ', '+'), address.replace("@", "%40")))
                .body();
    }

    private Locale languageOf(AccountMailKind kind, String address) {
        var decision = mails.decide(new MailAccount(mailbox.newest(address, kind)));
        return ((Send) decision).letter().language();
    }

    private Account account() {
        return accounts.findByEmail(email).orElseThrow();
    }
}
