package photoshare.web.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
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
    private static final Duration TWO_WAITS = Duration.ofSeconds(10);

    private static final HasTextOptions LATER = new HasTextOptions().setTimeout(30_000);

    @TempDir Path data;
    private RestartedPostgres postgres;
    private HttpServer demo;
    private volatile String parts;
    private SecondNode node;

    @BeforeEach
    void startANode() throws IOException {
        postgres = new RestartedPostgres(data);
        demoSays("ready");
        demo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        demo.createContext("/", this::answer);
        demo.start();
        node =
                SecondNode.beside(
                        postgres,
                        "--spring.profiles.active=demo",
                        "--app.demo-control-url=http://127.0.0.1:" + demo.getAddress().getPort());
    }

    @AfterEach
    void endIt() throws IOException {
        node.close();
        demo.stop(0);
        postgres.close();
    }

    @Test
    void asksForPatienceAndGoesOnByItself() throws IOException {
        try (var screens = new Screens(node.port());
                var site = Site.at(node.port())) {
            Page page = screens.page();
            signIn(page);
            site.signIn("ben@example.org", "photoshare");

            var form = site.formAfter("/", this::stop, "/friends/invitations", "email=x");
            assertThat(form.statusCode()).isEqualTo(503);
            assertThat(form.body()).contains("may not have been done").doesNotContain("refresh");
            assertThat(site.script("/friends").body()).startsWith("{\"status\":503,");

            long asked = System.nanoTime();
            Response answer = page.navigate("/friends");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(TWO_WAITS);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsKey("retry-after");
            assertThat(page.locator("h1")).hasText("One moment, please");
            Screens.picture(page, "database-away");

            postgres.start();
            assertThat(page.locator("h1")).hasText("Friends", LATER);
        }
    }

    @Test
    void showsThatFiguresAreOldAndGoesOnByItself() throws IOException {
        try (var screens = new Screens(node.port())) {
            Page jobs = screens.page();
            signIn(jobs);
            jobs.navigate("/jobs");
            demoSays("starting");
            assertThat(jobs.locator("#jobs-parts li")).containsText("starting");
            assertThat(jobs.locator("#no-news")).isEmpty();

            demoSays("killed");
            postgres.stop();
            assertThat(jobs.locator("#no-news"))
                    .hasText(Pattern.compile("^No news since [0-9:]{8}: trying again\\.$"), LATER);
            assertThat(jobs.locator("#jobs-parts li"))
                    .containsText("postgres killed bin/demo start postgres");
            assertThat(jobs.locator("#jobs-parts button")).hasCount(0);
            Screens.picture(jobs, "jobs-without-database");

            demoSays("ready");
            postgres.start();
            assertThat(jobs.locator("#no-news")).hasText("", LATER);
            assertThat(jobs.locator("#jobs-parts li")).containsText("ready");
        }
    }

    private static void signIn(Page page) {
        page.navigate("/login");
        page.fill("[name=email]", "ana@example.org");
        page.fill("[name=password]", "photoshare");
        page.click("form[action$='/login'] button:not([type=button])");
        page.waitForURL("**/");
    }

    /// What the demo, of which the node is a part, tells of its parts.
    private void demoSays(String state) {
        parts =
                """
                [{"name": "postgres", "state": "%s", "port": 5432}]\
                """
                        .formatted(state);
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            byte[] answer = parts.getBytes(StandardCharsets.UTF_8);
            asked.getResponseHeaders().set("Content-Type", "application/json");
            asked.sendResponseHeaders(200, answer.length);
            asked.getResponseBody().write(answer);
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
