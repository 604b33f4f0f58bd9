package photoshare.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import photoshare.db.Accounts;
import photoshare.db.BatchIntake;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.web.Pictures.Picture;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTests {

    @Autowired Accounts accounts;
    @Autowired MockMvcTester web;
    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired StandInWorker worker;
    @Autowired PhotoStore store;

    private Map<String, Person> who;
    private UUID album;
    private UUID batch;
    private UUID ready;
    private UUID waiting;

    @BeforeAll
    void anaWithTwoPhotosAndHerFriendBen() throws IOException {
        who =
                Map.of(
                        "owner", people.person("Ana"),
                        "friend", people.person("Ben"),
                        "stranger", people.person("Eve"));
        people.befriend(who.get("owner"), who.get("friend"));
        batch = people.batchOf(who.get("owner"), 2);
        album = intake.albumOf(batch).orElseThrow();
        ready = people.photo(batch, "ready");
        waiting = people.photo(batch, "waiting");
        var picture = new Picture(1200, 800, 1);
        store.write(new PhotoKey.Original(ready), picture.jpeg());
        store.write(new PhotoKey.Original(waiting), picture.jpeg());
        worker.resize(ready, picture);
    }

    @ParameterizedTest(name = "GET {0}: owner {1}, friend {2}, stranger {3}, nobody {4}")
    @CsvSource(
            textBlock =
                    """
                    /albums/{album},               200, 200, 404, 302
                    /albums/{album}/events,        200, 200, 404, 302
                    /photos/{ready},               200, 200, 404, 302
                    /photos/{ready}/320.jpg,       200, 200, 404, 302
                    /photos/{ready}/1024.jpg,      200, 200, 404, 302
                    /photos/{ready}/2048.jpg,      200, 200, 404, 302
                    /photos/{ready}/original,      200, 200, 404, 302
                    /photos/{waiting},             200, 404, 404, 302
                    /photos/{waiting}/320.jpg,     404, 404, 404, 302
                    /photos/{waiting}/original,    200, 404, 404, 302
                    /photos/{ready}/777.jpg,       404, 404, 404, 302
                    /photos/{ready}/big.jpg,       404, 404, 404, 302
                    /photos/{ready}/original-without-location,   200, 200, 404, 302
                    /photos/{waiting}/original-without-location, 404, 404, 404, 302
                    /albums/{album}/links,         200, 404, 404, 302
                    /albums/{album}/links/{nothing}/revoke, 404, 404, 404, 302
                    /albums/nonsense,              404, 404, 404, 302
                    /albums/{album}?after=nonsense, 400, 400, 400, 302
                    /photos/nonsense,              404, 404, 404, 302
                    /photos/nonsense/320.jpg,      404, 404, 404, 302
                    /s/{nothing},                  410, 410, 410, 410
                    /s/{nothing}/{ready},          410, 410, 410, 410
                    /s/{nothing}/{ready}/320.jpg,  410, 410, 410, 410
                    /s/{nothing}/{ready}/download, 410, 410, 410, 410
                    /s/{nothing}/nonsense,         404, 404, 404, 404
                    /s/{nothing}/photos.zip,       410, 410, 410, 410
                    /albums/{nothing},             404, 404, 404, 302
                    /photos/{nothing},             404, 404, 404, 302
                    /photos/{nothing}/320.jpg,     404, 404, 404, 302
                    /jobs,                         403, 403, 403, 302
                    /jobs/events,                  403, 403, 403, 302
                    /,                             200, 200, 200, 302
                    /friends,                      200, 200, 200, 302
                    /albums/new,                   200, 200, 200, 302
                    /login,                        302, 302, 302, 200
                    /register,                     302, 302, 302, 200
                    /forgot,                       200, 200, 200, 200
                    /confirm/{nothing},            410, 410, 410, 410
                    /reset/{nothing},              410, 410, 410, 410
                    /settings,                     200, 200, 200, 302
                    /settings/notifications,       200, 200, 200, 302
                    /unsubscribe/{nothing},        404, 404, 404, 404
                    /invite/{nothing},             410, 410, 410, 410
                    /settings/confirmation,        302, 302, 302, 302
                    /actuator/health,              503, 503, 503, 503
                    /actuator/prometheus,          403, 403, 403, 302
                    /actuator/env,                 403, 403, 403, 302
                    """)
    void showsEveryAddressOnlyToThoseItIsFor(
            String path, int owner, int friend, int stranger, int nobody) {
        assertThat(get(path, "owner")).hasStatus(owner);
        assertThat(get(path, "friend")).hasStatus(friend);
        assertThat(get(path, "stranger")).hasStatus(stranger);
        assertThat(get(path, "nobody")).hasStatus(nobody);
    }

    @ParameterizedTest(name = "{0} {1}: friend {2}, stranger {3}, nobody {4}")
    @CsvSource(
            textBlock =
                    """
                    POST, /albums/{album}/batches?id={nothing}&count=1,            404, 404, 401
                    PUT,  /albums/{album}/batches/{batch}/photos/key?name=a.jpg,   404, 404, 401
                    POST, /albums/{album}/batches/{batch}/close,                   404, 404, 401
                    POST, /albums/nonsense/batches/{batch}/close,                  404, 404, 401
                    POST, /albums/{album}/batches/nonsense/close,                  404, 404, 401
                    POST, /albums/{album}/finish,                                  404, 404, 401
                    POST, /albums/{album}/links/{nothing}/revoke,                  404, 404, 401
                    """)
    void letsOnlyTheOwnerAddPhotos(
            HttpMethod method, String path, int friend, int stranger, int nobody) {
        assertThat(send(method, path, "friend", csrf())).hasStatus(friend);
        assertThat(send(method, path, "stranger", csrf())).hasStatus(stranger);
        assertThat(send(method, path, "nobody", csrf())).hasStatus(nobody);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    POST, /albums
                    POST, /friends
                    POST, /logout
                    POST, /albums/{album}/batches?id={nothing}&count=1
                    PUT,  /albums/{album}/batches/{batch}/photos/key?name=a.jpg
                    POST, /albums/{album}/batches/{batch}/close
                    POST, /albums/{album}/finish
                    POST, /albums/{album}/photos
                    POST, /albums/{album}/links
                    POST, /photos/{ready}/like
                    POST, /s/{nothing}
                    POST, /s/{nothing}/{ready}
                    """)
    void refusesWhatAnotherSiteMayHaveSent(HttpMethod method, String path) {
        assertThat(send(method, path, "owner", request -> request)).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/retry?job=photo:{ready}",
                "/jobs/retry-all",
                "/jobs/send-again?batch={batch}&recipient={nothing}",
                "/jobs/demo/kill?part=web-1",
                "/jobs/demo/start?part=web-1",
                "/jobs/demo/load?photos=200"
            })
    void letsOnlyOperatorsTouchJobs(String path) {
        assertThat(send(HttpMethod.POST, path, "owner", csrf())).hasStatus(403);
        assertThat(send(HttpMethod.POST, path, "nobody", csrf())).hasStatus(401);
    }

    @Test
    void tellsTheBrowserWhatToForbid() {
        assertThat(get("/", "owner"))
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("X-Frame-Options", "DENY")
                .hasValue("Referrer-Policy", "same-origin")
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        policy ->
                                assertThat(policy.getFirst())
                                        .contains("script-src 'self';", "frame-ancestors 'none'")
                                        .doesNotContain("unsafe"));
    }

    private MvcTestResult get(String path, String person) {
        return send(HttpMethod.GET, path, person, request -> request);
    }

    private MvcTestResult send(
            HttpMethod method, String path, String person, RequestPostProcessor token) {
        String address =
                path.replace("{album}", album.toString())
                        .replace("{batch}", batch.toString())
                        .replace("{ready}", ready.toString())
                        .replace("{waiting}", waiting.toString())
                        .replace("{nothing}", UUID.randomUUID().toString());
        var request = web.method(method).uri(address).with(token);
        request.accept(method == HttpMethod.GET ? MediaType.TEXT_HTML : MediaType.APPLICATION_JSON);
        if (path.startsWith("/actuator")) {
            request.accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON);
        }
        if (path.endsWith("/events")) {
            request.accept(MediaType.TEXT_HTML, MediaType.TEXT_EVENT_STREAM);
        }
        if (who.containsKey(person)) {
            request.with(user(viewer(who.get(person))));
        }
        return path.endsWith("/events") ? request.asyncExchange() : request.exchange();
    }

    private Viewer viewer(Person person) {
        return new Viewer(accounts.findById(person.id()).orElseThrow());
    }
}
