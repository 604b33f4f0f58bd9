package photoshare.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.RestClient;
import photoshare.db.People;
import photoshare.db.TestDatabase;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.spring.LocalJobServer;
import photoshare.web.Fixtures;

/// A web node with the job server inside, as a one-machine installation has it: by settings alone.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "app.public-url=http://localhost",
            "storage.directory=target/photos-of-tests-${PID}",
            "job-server.embedded.enabled=true",
            "job-server.port=0"
        })
@Import({TestDatabase.class, Fixtures.class})
class ServerInsideTests {

    @Autowired LocalJobServer server;
    @Autowired People people;
    @LocalServerPort int httpPort;

    @Test
    void submitsWhatIsOwedToTheServerInside() {
        List<UUID> photos = people.photos(people.batchOf(people.person("Ana"), 3), 3);

        await().untilAsserted(() ->
                assertThat(new AdminClient(server.address()).uniqueIds())
                        .containsExactlyInAnyOrderElementsOf(
                                photos.stream().map(id -> "photo:" + id).toList()));
    }

    @Test
    void isReady() {
        assertThat(
                        RestClient.create("http://127.0.0.1:" + httpPort)
                                .get()
                                .uri("/actuator/health/readiness")
                                .retrieve()
                                .body(String.class))
                .contains("UP");
    }
}
