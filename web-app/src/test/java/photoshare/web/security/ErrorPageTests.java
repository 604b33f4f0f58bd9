package photoshare.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import photoshare.db.People;
import photoshare.web.Failures;
import photoshare.web.Site;
import photoshare.web.WebTest;

@WebTest
@Import(Failures.class)
@ExtendWith(OutputCaptureExtension.class)
class ErrorPageTests {

    private static final Pattern NUMBER = Pattern.compile("<code>([0-9a-f]{32})</code>");

    @Autowired People people;
    @LocalServerPort int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | That did not work          | Das hat nicht geklappt
                    403 | This is not yours to open  | Das darfst du nicht öffnen
                    404 | Nothing here               | Hier ist nichts
                    413 | each up to 25 MB           | jedes bis zu 25 MB
                    429 | Too many attempts          | Zu viele Versuche
                    500 | Our mistake                | Unser Fehler
                    503 | Our mistake                | Unser Fehler
                    """)
    void saysWhatHappenedInTheReadersLanguage(int status, String english, String german) {
        try (var site = Site.at(port).signIn(people.person("Ana").email(), "secret")) {
            var answer = site.get("/failures/" + status);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(english).containsOnlyOnce("role=\"button\"");
            site.choose("de", "/");
            assertThat(site.get("/failures/" + status).body()).contains(german);
        }
    }

    /// Where tests send tokens through MockMvc, that keeps them in its own way from then on.
    @Test
    void beginsNoSessionForAScriptThatHasNone() throws IOException {
        assertThat(answer("PUT /albums/a/batches/b/photos/c", "Accept: application/json"))
                .startsWith("HTTP/1.1 401")
                .doesNotContain("SESSION");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /%00 | Accept-Language: fr, en;q=0.5 | The address, or what was sent with it, is not right.
                    /%00 | Accept-Language: de-AT, en    | Die Adresse stimmt nicht, oder was mitgeschickt wurde.
                    /%00 | Cookie: language=de           | Die Adresse stimmt nicht, oder was mitgeschickt wurde.
                    """)
    void saysOneSentenceOfWhatNoPageIsAskedAbout(String address, String header, String sentence)
            throws IOException {
        assertThat(answer("GET " + address, header))
                .startsWith("HTTP/1.1 400")
                .containsOnlyOnce(sentence)
                .doesNotContain("Tomcat", "Exception");
    }

    /// Tomcat by itself would stop reading there, and not learn the reader's language.
    @ParameterizedTest
    @ValueSource(strings = {"/s/{", "/s/a|b", "/s/[x]", "/s/\"<x>\"", "/s/x?of={}"})
    void isInTheReadersLanguageWhateverIsInTheAddress(String address) throws IOException {
        assertThat(answer("GET " + address, "Accept-Language: de"))
                .startsWith("HTTP/1.1 410")
                .contains("<html lang=\"de\"")
                .doesNotContain("<x>");
        assertThat(answer("GET " + address.substring(2), "Accept: text/html"))
                .startsWith("HTTP/1.1 302");
    }

    private String answer(String line, String header) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            String request = "%s HTTP/1.1\r\nHost: localhost\r\n%s\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.formatted(line, header).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /// What a form sends goes to addresses at which there is no page, and often none right above.
    @ParameterizedTest
    @CsvSource({
        "/friends/invitations/%s/accept, /friends",
        "/friends/%s/remove,             /friends",
        "/photos/%s/remove,              /photos/%1$s",
        "/albums/%s/photos,              /albums/%1$s",
        "/settings/sessions/end,         /settings"
    })
    void leadsToAPageInAnotherLanguage(String sent, String page) {
        try (var site = Site.at(port).signIn(people.person("Ana").email(), "secret")) {
            UUID id = UUID.randomUUID();
            assertThat(site.get(sent.formatted(id) + "?of=2").uri())
                    .hasPath(page.formatted(id))
                    .hasQuery("of=2");
        }
    }

    @Test
    void blamesNoOldPageForWhatIsForbidden() {
        try (var site = Site.at(port).signIn(people.person("Ana").email(), "secret")) {
            assertThat(site.get("/jobs").body())
                    .contains("You are not allowed to do that.")
                    .doesNotContain("too old");
        }
    }

    /// A browser whose stream has ended comes back; one whose stream is silent waits.
    @Test
    void aMistakeOfOursEndsAStream() {
        try (var site = Site.at(port).signIn(people.person("Ana").email(), "secret")) {
            var stream = site.stream("/failures/stream").body();
            assertThat(supplyAsync(() -> contentOf(stream)))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .asString()
                    .contains(":watching");
        }
    }

    private static String contentOf(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMistakeOfOursHasANumberThatTheLogKnowsOnce(CapturedOutput log) {
        try (var site = Site.at(port).signIn(people.person("Ana").email(), "secret")) {
            Matcher number = NUMBER.matcher(site.get("/failures/500").body());
            assertThat(number.find()).isTrue();
            assertThat(log.getAll().lines())
                    .filteredOn(line -> line.contains(number.group(1)))
                    .singleElement()
                    .asString()
                    .contains("ERROR", "GET /failures/500 failed");
            assertThat(NUMBER.matcher(site.get("/failures/503").body()).find())
                    .as("nothing is in the log about it")
                    .isFalse();
        }
    }
}
