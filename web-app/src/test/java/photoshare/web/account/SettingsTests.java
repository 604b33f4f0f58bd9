package photoshare.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.AccountMailKind;
import photoshare.db.Accounts;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Mailbox;
import photoshare.web.Site;
import photoshare.web.WebTest;

@WebTest
class SettingsTests {

    /// What a session holds does not lie together any more, nor is it read together then.
    private static final String APART =
            """
            update spring_session_attributes set attribute_bytes = attribute_bytes
            where attribute_name <> 'SPRING_SECURITY_CONTEXT'
            """;

    @Autowired People people;
    @Autowired Accounts accounts;
    @Autowired Mailbox mailbox;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Person ana;
    private Site site;
    private Site elsewhere;

    @BeforeEach
    void anaIsSignedInTwice() {
        ana = people.person("Ana");
        site = Site.at(port).signIn(ana.email(), "secret");
        elsewhere = Site.at(port).signIn(ana.email(), "secret");
    }

    @AfterEach
    void close() {
        site.close();
        elsewhere.close();
    }

    @Test
    void aNewNameIsShownInEveryBrowserAtOnce() {
        assertThat(send("/settings/name", "name=Anabel").body())
                .contains("Friends know you as Anabel");
        assertThat(site.get("/").body()).contains("Account of Anabel");
        assertThat(elsewhere.get("/").body()).contains("Account of Anabel");
        assertThat(send("/settings/name", "name=+").body()).contains("Friends need a name");
    }

    @Test
    void aNewNameIsShownHoweverTheRowsOfSessionsLie() {
        try (var third = Site.at(port).signIn(ana.email(), "secret")) {
            jdbc.sql(APART).update();
            jdbc.sql("analyze spring_session, spring_session_attributes").update();
            assertThat(send("/settings/name", "name=Anabel").statusCode()).isEqualTo(200);
            assertThat(elsewhere.get("/").body()).contains("Account of Anabel");
            assertThat(third.get("/").body()).contains("Account of Anabel");
        }
    }

    @Test
    void aNewAddressCountsWhenItsOwnerSaysSo() {
        String address = UUID.randomUUID() + "@example.org";
        String fields = "email=" + address.replace("@", "%40");
        assertThat(send("/settings/address", fields + "&current=wrong").body())
                .contains("This is not your password", address);
        assertThat(send("/settings/address", fields + "&current=secret").body())
                .contains("We sent a link to", address);
        assertThat(site.get("/settings").body()).doesNotContain("waits for its link");
        assertThat(accounts.findById(ana.id()).orElseThrow().email()).isEqualTo(ana.email());

        String link = "/confirm/" + mailbox.token(address, AccountMailKind.CONFIRM);
        assertThat(site.get("/settings").body()).contains(address + " waits for its link");
        assertThat(site.get(link).body()).contains("Ana will sign in with it");
        site.form(link, link, "");
        assertThat(accounts.findById(ana.id()).orElseThrow().email()).isEqualTo(address);
        assertThat(site.get("/settings").body()).doesNotContain("waits for its link");
        assertThat(mailbox.count(ana.email(), AccountMailKind.MOVED)).isOne();
        assertThat(elsewhere.get("/").body()).contains(address);
    }

    @Test
    void nobodyLearnsWhoseAddressItIsButItsOwner() {
        Person ben = people.person("Ben");
        assertThat(
                        send(
                                        "/settings/address",
                                        "current=secret&email=" + ben.email().replace("@", "%40"))
                                .body())
                .contains("We sent a link to " + ben.email());
        assertThat(mailbox.count(ben.email(), AccountMailKind.KNOWN)).isOne();
        assertThat(mailbox.count(ben.email(), AccountMailKind.CONFIRM)).isZero();
    }

    @Test
    void aNewAddressCanBeThoughtBetterOf() {
        String address = UUID.randomUUID() + "@example.org";
        send("/settings/address", "current=secret&email=" + address.replace("@", "%40"));
        String link = "/confirm/" + mailbox.token(address, AccountMailKind.CONFIRM);
        assertThat(send("/settings/address/keep", "").body())
                .contains("Your address stays " + ana.email());
        assertThat(site.get(link).body()).contains("This link");
        assertThat(accounts.findById(ana.id()).orElseThrow().email()).isEqualTo(ana.email());
    }

    @Test
    void anAddressThatSomebodyElseTookMeanwhileStaysTheirs() {
        String address = UUID.randomUUID() + "@example.org";
        send("/settings/address", "current=secret&email=" + address.replace("@", "%40"));
        String link = "/confirm/" + mailbox.token(address, AccountMailKind.CONFIRM);
        jdbc.sql("update account set email = ? where id = ?")
                .params(address, people.person("Ben").id())
                .update();
        assertThat(site.form(link, link, "").body()).contains("Another account has this address");
        assertThat(accounts.findById(ana.id()).orElseThrow().email()).isEqualTo(ana.email());
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        assertThat(send("/settings/password", "current=secret&password=short").body())
                .contains("At least 8 characters");
        assertThat(send("/settings/password", "current=secret&password=a+few+words").body())
                .contains("Your password is changed");
        assertThat(site.get("/").body()).contains("My albums");
        assertThat(mailbox.count(ana.email(), AccountMailKind.PASSWORD)).isOne();
        assertThat(elsewhere.get("/").uri()).hasPath("/login");
    }

    @Test
    void saysOfEachPasswordWhatIsToBeDoneWithIt() {
        assertThat(send("/settings/delete", "current=").body())
                .contains("Enter your password.")
                .doesNotContain("This is not your password", "Enter it once more");
        assertThat(send("/settings/address", "email=x&current=secret").body())
                .contains("This is not an e-mail address")
                .containsOnlyOnce("Enter it once more.");
        assertThat(send("/settings/password", "current=&password=a+few+words").body())
                .contains("Enter your password.")
                .containsOnlyOnce("Enter it once more.");
    }

    @Test
    void signsOutEverywhereElse() {
        assertThat(send("/settings/sessions/end", "").body()).contains("signed in here only");
        assertThat(elsewhere.get("/").uri()).hasPath("/login");
        assertThat(site.get("/").body()).contains("My albums");
    }

    @Test
    void deletesTheAccountAndEverythingOfIt() {
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        UUID photo = people.photo(people.batchOf(ana, 1), "beach");

        assertThat(send("/settings/delete", "current=wrong").body())
                .contains("This is not your password");
        assertThat(send("/settings/delete", "current=secret").body())
                .contains("Your account and your photos are deleted");
        assertThat(elsewhere.get("/").uri()).hasPath("/login");
        assertThat(accounts.findById(ana.id())).isEmpty();
        assertThat(count("photo where id = ?", photo)).isZero();
        assertThat(count("friendship where account_id = ?", ben.id())).isZero();
        assertThat(count("removed_photo where id = ?", photo))
                .as("noted for the sweeper of bytes")
                .isOne();
    }

    private HttpResponse<String> send(String path, String fields) {
        return site.form("/settings", path, fields);
    }

    private int count(String of, UUID id) {
        return jdbc.sql("select count(*) from " + of).param(id).query(Integer.class).single();
    }
}
