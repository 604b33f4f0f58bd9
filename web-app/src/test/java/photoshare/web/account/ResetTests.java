package photoshare.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.Accounts;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Mailbox;
import photoshare.web.Site;
import photoshare.web.WebTest;

@WebTest
class ResetTests {

    @Autowired People people;
    @Autowired Accounts accounts;
    @Autowired AccountMails mails;
    @Autowired Mailbox mailbox;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Person ana;

    @BeforeEach
    void anaForgotHerPassword() {
        ana = people.person("Ana");
    }

    @Test
    void saysTheSameWhetherAnybodyHasTheAddress() {
        String nobody = "nobody-" + UUID.randomUUID() + "@example.org";
        assertThat(asked(nobody).replace(nobody, ""))
                .isEqualTo(asked(ana.email()).replace(ana.email(), ""));
        assertThat(mailbox.count(ana.email(), AccountMailKind.RESET)).isOne();
        assertThat(mailbox.count(nobody, AccountMailKind.RESET)).isZero();
    }

    @Test
    void theLinkSetsAPasswordOnceAndEndsEverySession() {
        asked(ana.email());
        String link = "/reset/" + mailbox.token(ana.email(), AccountMailKind.RESET);
        try (var thief = Site.at(port).signIn(ana.email(), "secret");
                var site = Site.at(port)) {
            assertThat(site.form(link, link, "password=short").body())
                    .contains("At least 8 characters");
            assertThat(site.form(link, link, "password=a+few+words").body())
                    .contains("Your new password is set", "My albums");
            assertThat(thief.get("/").uri()).hasPath("/login");
            assertThat(thief.signIn(ana.email(), "secret").get("/").uri()).hasPath("/login");
            assertThat(thief.get(link).statusCode()).isEqualTo(410);
        }
        try (var site = Site.at(port).signIn(ana.email(), "a few words")) {
            assertThat(site.get("/").body()).contains("My albums");
        }
    }

    /// Somebody registered with an address that is not theirs: its owner takes the account over.
    @Test
    void theLinkAlsoConfirmsTheAddress() {
        jdbc.sql("update account set confirmed_at = null where id = ?").param(ana.id()).update();
        asked(ana.email());
        String link = "/reset/" + mailbox.token(ana.email(), AccountMailKind.RESET);
        try (var site = Site.at(port)) {
            site.form(link, link, "password=a+few+words");
        }
        assertThat(accounts.findById(ana.id()).orElseThrow().confirmed()).isTrue();
    }

    /// Whoever sets a new password may be undoing what a thief began.
    @Test
    void aNewPasswordSpendsTheLinkToAnotherAddressAndItsPageSaysSo() {
        String elsewhere = "elsewhere-" + UUID.randomUUID() + "@example.org";
        mails.owe(AccountMailKind.CONFIRM, ana.id(), elsewhere);
        String spent = "/confirm/" + mailbox.token(elsewhere, AccountMailKind.CONFIRM);
        asked(ana.email());
        String link = "/reset/" + mailbox.token(ana.email(), AccountMailKind.RESET);
        try (var site = Site.at(port)) {
            assertThat(site.get(spent).statusCode()).isEqualTo(200);
            site.form(link, link, "password=a+few+words");
            assertThat(site.get(spent).body()).contains("or the password was set anew since");
        }
    }

    private String asked(String email) {
        try (var site = Site.at(port)) {
            return site.form("/forgot", "/forgot", "email=" + email.replace("@", "%40"))
                    .body()
                    .replaceAll("(name=\"_?csrf\" (content|value)=)\"[^\"]*\"", "")
                    .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
        }
    }
}
