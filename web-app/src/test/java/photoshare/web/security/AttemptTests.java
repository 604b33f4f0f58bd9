package photoshare.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
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
class AttemptTests {

    private static final int PER_ACCOUNT = 8;
    private static final int PER_CLIENT = 40;

    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcConnectionDetails database;
    @LocalServerPort int port;

    private final String client = someAddress();

    @Test
    void guessingOnePasswordEndsSoonOnAllNodesAndThePageSaysWhenToTryAgain() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port);
                var second = SecondNode.beside(database);
                var other = site.movedTo(second.port())) {
            for (int i = 0; i < PER_ACCOUNT; i++) {
                Site node = i % 2 == 0 ? site : other;
                assertThat(signIn(node, someAddress(), ana.email(), "guess").statusCode())
                        .isEqualTo(200);
            }
            var refused = signIn(other, someAddress(), ana.email().toUpperCase(), "secret");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("Too many attempts", "Try again in 15 minutes");
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 900L);

            jdbc.sql("update rate_limit set ends_at = now()").update();
            assertThat(signIn(site, someAddress(), ana.email(), "secret").body())
                    .contains("My albums");
        }
    }

    @Test
    void guessingManyAddressesFromOneEndsAsWellWhateverTheBrowserClaimsToBe() {
        try (var site = Site.at(port)) {
            for (int i = 0; i < PER_CLIENT; i++) {
                assertThat(ask(site, "10.9.8.%d, %s".formatted(i, client))).isEqualTo(200);
            }
            assertThat(ask(site, "10.9.8.7, " + client)).isEqualTo(429);
            assertThat(ask(site, someAddress())).isEqualTo(200);
        }
    }

    @Test
    void aSignInThatSucceedsDoesNotCount() {
        Person ana = people.person("Ana");
        for (int i = 0; i <= PER_ACCOUNT; i++) {
            try (var site = Site.at(port)) {
                assertThat(signIn(site, client, ana.email(), "secret").body())
                        .contains("My albums");
            }
        }
    }

    private static int ask(Site site, String client) {
        String nobody = UUID.randomUUID() + "%40example.org";
        return site.formFrom(client, "/forgot", "email=" + nobody).statusCode();
    }

    private static HttpResponse<String> signIn(
            Site site, String client, String email, String password) {
        return site.formFrom(
                client,
                "/login",
                "email=%s&password=%s".formatted(email.replace("@", "%40"), password));
    }

    /// Of the public internet, as a proxy in a private network sees it.
    private static String someAddress() {
        var random = ThreadLocalRandom.current();
        return "203.0.%d.%d".formatted(random.nextInt(256), random.nextInt(256));
    }
}
