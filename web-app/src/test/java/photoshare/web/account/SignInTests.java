package photoshare.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.SecondNode;
import photoshare.web.Site;
import photoshare.web.WebTest;

@WebTest
class SignInTests {

    private static final String SECURITY_CONTEXT =
            """
            select encode(attribute_bytes, 'escape')
            from spring_session_attributes a
            join spring_session s on s.primary_id = a.session_primary_id
            where s.principal_name = ? and attribute_name = 'SPRING_SECURITY_CONTEXT'
            """;

    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcConnectionDetails database;
    @LocalServerPort int port;

    @Test
    void leadsToThePageThatWasAskedFor() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port)) {
            assertThat(site.get("/friends").uri()).hasPath("/login");
            site.signIn(ana.email(), "secret");
            assertThat(site.get("/friends").body()).contains("My friends");
        }
    }

    @Test
    void asksNobodyAgainWhoIsSignedIn() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.get("/login").uri()).hasPath("/").hasNoQuery();
            assertThat(site.get("/register").uri()).hasPath("/");
        }
    }

    @Test
    void asksNobodyAgainWhoSignedInInAnotherTab() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port)) {
            var answer =
                    site.formAfter(
                            "/login",
                            () -> site.signIn(ana.email(), "secret"),
                            "/login",
                            "email=%s&password=secret".formatted(ana.email()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("My albums");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/login, /login",
        "/register, /register",
        "/register/again, /register",
        "/forgot, /forgot",
        "/reset/0, /reset/0",
        "/confirm/0, /confirm/0",
        "/invite/0/decline, /invite/0",
        "/s/0, /s/0"
    })
    void showsAFormAnewThatWasOpenForTooLong(String form, String page) {
        try (var site = Site.at(port)) {
            var answer = site.formAfter("/login", site::forget, form, "");
            assertThat(answer.uri()).hasPath(page);
            assertThat(answer.body())
                    .contains("This page was open for too long: please try again.");
        }
    }

    @Test
    void saysTheSameOfAWrongAddressAndAWrongPassword() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port)) {
            String wrong = "E-mail or password is wrong.";
            assertThat(site.form("/login", "/login", "email=" + ana.email() + "&password=x").body())
                    .contains(wrong);
            assertThat(site.form("/login", "/login", "email=x@example.org&password=x").body())
                    .contains(wrong);
        }
    }

    @Test
    void keepsTheAddressThatWasEntered() {
        try (var site = Site.at(port)) {
            assertThat(site.form("/login", "/login", "email=ana%40example.org&password=x").body())
                    .contains("value=\"ana@example.org\"");
        }
    }

    @Test
    void keepsTheAddressThatWasEnteredIntoAFormThatWasOpenForTooLong() {
        try (var site = Site.at(port)) {
            var answer =
                    site.formAfter(
                            "/login", site::forget, "/login", "email=ana%40example.org&password=x");
            assertThat(answer.uri()).hasQuery("stale");
            assertThat(answer.body()).contains("value=\"ana@example.org\"");
        }
    }

    @Test
    void isTrueOnEveryNodeAndSurvivesTheFirst() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret");
                var node = SecondNode.beside(database);
                var moved = site.movedTo(node.port())) {
            assertThat(moved.get("/").body()).contains("My albums");
        }
    }

    @Test
    void neverPutsThePasswordIntoTheSession() {
        Person ana = people.person("Ana");
        try (var _ = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(
                            jdbc.sql(SECURITY_CONTEXT)
                                    .param(ana.id().toString())
                                    .query(String.class)
                                    .single())
                    .contains(ana.email())
                    .doesNotContain("noop");
        }
    }

    @Test
    void saysThatNothingIsLostWhenTheSessionIsGone() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            jdbc.sql("delete from spring_session where principal_name = ?")
                    .param(ana.id().toString())
                    .update();
            assertThat(site.get("/friends").body())
                    .contains("You were signed out. Nothing uploaded is lost.");
            assertThat(site.signIn(ana.email(), "secret").get("/friends").body())
                    .contains("My friends");
        }
    }

    @Test
    void saysThatWhatWasSentAfterSigningOutIsNotDone() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            Runnable signOut = () -> site.form("/", "/logout", "");
            String undone = "You were signed out meanwhile: sign in and do it again.";
            var answer = site.formAfter("/friends", signOut, "/friends", "email=ben%40example.org");
            assertThat(answer.body()).contains(undone);
            assertThat(site.get("/friends").body()).contains("Sign in").doesNotContain(undone);

            site.signIn(ana.email(), "secret");
            assertThat(site.formAfter("/friends", signOut, "/logout", "").body())
                    .contains("You are signed out.");
        }
    }

    @Test
    void tellsAScriptThatTheSessionIsGone() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            var answer =
                    site.putAfter(
                            "/",
                            () ->
                                    jdbc.sql("delete from spring_session where principal_name = ?")
                                            .param(ana.id().toString())
                                            .update(),
                            "/albums/%1$s/batches/%1$s/photos/key?name=a.jpg"
                                    .formatted(UUID.randomUUID()),
                            BodyPublishers.ofString("x"));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("Nothing uploaded is lost");
        }
    }

    @Test
    void keepsItsCookieFromScriptsAndOtherSites() {
        try (var site = Site.at(port)) {
            assertThat(site.get("/login").headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("HttpOnly", "SameSite=Lax");
        }
    }

    @Test
    void endsForGood() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.form("/", "/logout", "").body()).contains("You are signed out.");
            assertThat(site.get("/").uri()).hasPath("/login");
        }
    }
}
