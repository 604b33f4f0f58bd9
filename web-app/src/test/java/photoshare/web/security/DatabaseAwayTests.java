package photoshare.web.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photoshare.web.RestartedPostgres;
import photoshare.web.Screens;
import photoshare.web.SecondNode;
import photoshare.web.Site;

/// What pages do while the database is away.
class DatabaseAwayTests {

    /// A connection is waited for five seconds, and once only.
    private static final Duration ONE_WAIT = Duration.ofSeconds(9);

    @TempDir Path data;
    private RestartedPostgres postgres;
    private SecondNode node;

    @BeforeEach
    void startANode() throws IOException {
        postgres = new RestartedPostgres(data);
        node = SecondNode.beside(postgres, "--spring.profiles.active=demo");
    }

    @AfterEach
    void endIt() throws IOException {
        node.close();
        postgres.close();
    }

    @Test
    void asksForPatienceAndGoesOnByItself() throws IOException {
        try (var screens = new Screens(node.port());
                var site = Site.at(node.port())) {
            Page page = screens.page();
            page.navigate("/login");
            page.fill("[name=email]", "ana@example.org");
            page.fill("[name=password]", "photoshare");
            page.click("form[action$='/login'] button:not([type=button])");
            page.waitForURL("**/");
            site.signIn("ben@example.org", "photoshare");

            var form = site.formAfter("/", this::stop, "/friends/invitations", "email=x");
            assertThat(form.statusCode()).isEqualTo(503);
            assertThat(form.body()).contains("may not have been done").doesNotContain("refresh");
            assertThat(site.script("/friends").body()).startsWith("{\"status\":503,");

            long asked = System.nanoTime();
            Response answer = page.navigate("/friends");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(ONE_WAIT);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsKey("retry-after");
            assertThat(page.locator("h1")).hasText("One moment, please");
            Screens.picture(page, "database-away");

            postgres.start();
            assertThat(page.locator("h1")).hasText("Friends");
        }
    }

    private void stop() {
        try {
            postgres.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
