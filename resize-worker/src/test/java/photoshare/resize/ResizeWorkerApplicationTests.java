package photoshare.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import photoshare.db.Outbox;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.picture.TestPictures;

/// Jobs in, photos out, by way of the job server.
@ResizeWorkerTest
class ResizeWorkerApplicationTests {

    @Autowired Engines engines;
    @Autowired JobClient jobs;
    @Autowired Outbox outbox;
    @Autowired Uploads uploads;
    @Autowired PhotoStore store;
    @LocalServerPort int port;

    @Test
    void elevenOfTwelvePhotosBecomeReady() throws IOException {
        List<UUID> uploaded = uploads.photos(12);
        byte[] whole = TestPictures.jpeg(1500, 1000);
        for (UUID photo : uploaded) {
            store.write(new PhotoKey.Original(photo), whole);
        }
        store.write(
                new PhotoKey.Original(uploaded.get(5)),
                "Dear diary".getBytes(StandardCharsets.UTF_8));

        Set<String> ours =
                uploaded.stream()
                        .map(photo -> new ResizePhoto(photo).uniqueId())
                        .collect(Collectors.toSet());
        outbox.claimDue(100).stream()
                .filter(entry -> ours.contains(entry.uniqueId()))
                .forEach(this::submit);

        await().until(() -> uploaded.stream().allMatch(photo -> uploads.owed(photo).isEmpty()));
        assertThat(uploaded)
                .map(photo -> uploads.row(photo).failure())
                .containsOnlyOnce(
                        "This is a text file, not a picture: JPEG, PNG, GIF, WebP, AVIF and HEIC are accepted.");
        assertThat(uploaded)
                .filteredOn(photo -> uploads.row(photo).state().equals("READY"))
                .hasSize(11);
    }

    @Test
    void tellsWhichEngineIsAtWork() throws Exception {
        String engine = engines.usual().name();
        assertThat(engine).matches("Thumbnailator|libvips 8\\..*");
        assertThat(get("/actuator/health").body()).contains("\"engine\":\"" + engine + "\"");
    }

    @Test
    void answersTheProbes() throws Exception {
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(200);
    }

    private void submit(Outbox.Entry entry) {
        jobs.submitBackground(
                new JobRequest(
                        entry.function(),
                        entry.uniqueId(),
                        entry.payload().getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
