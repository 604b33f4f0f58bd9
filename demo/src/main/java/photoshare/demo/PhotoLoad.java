package photoshare.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/// Paints photos and uploads them as Ana's browser would, so that anybody sees how the work queues
/// without owning so many photos. One load at a time.
final class PhotoLoad {

    private static final int MOST = 200;
    private static final int WIDTH = 3000;
    private static final int HEIGHT = 2000;
    private static final int MANY_NUMBERS = 1 << 20;

    /// To paint a photo takes longer than to resize it: if each were painted, none would queue.
    private static final int SCENES = 6;

    /// As a browser does.
    private static final int AT_ONCE = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final String SIGN_IN = "email=ana@example.org&password=photoshare";
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final URI site;
    private final Semaphore turn = new Semaphore(1);

    /// @param site the address of the web pages
    PhotoLoad(URI site) {
        this.site = site;
    }

    /// @throws DemoException if it is no number of photos that one upload can take
    static int count(String text) {
        if (text.matches("\\d{1,3}")
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        throw new DemoException(
                "\"%s\" is no number of photos; one upload takes 1 to %d.".formatted(text, MOST));
    }

    /// @return where the photos are now
    String run(int photos) {
        if (!turn.tryAcquire()) {
            throw new DemoException("Photos are being made already.");
        }
        try (var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            String album = upload(http, photos);
            return "%d photos are uploaded: %s".formatted(photos, site.resolve(album));
        } finally {
            turn.release();
        }
    }

    private String upload(HttpClient http, int photos) {
        send(http, form("/login", token(http, "/login"), SIGN_IN));
        String title = "title=" + photos + "+painted+photos";
        var made = send(http, form("/albums", token(http, "/albums/new"), title));
        String album = path(made);
        String token = token(http, album);
        String batch = album + "/batches/" + UUID.randomUUID();
        String open = batch.replaceFirst("/([^/]+)$", "?id=$1") + "&count=" + photos;
        send(http, request(open, token).POST(BodyPublishers.noBody()));
        int first = ThreadLocalRandom.current().nextInt(MANY_NUMBERS);
        List<byte[]> scenes = painted(first, Math.min(photos, SCENES));
        IntStream.range(0, photos)
                .boxed()
                .gather(
                        Gatherers.mapConcurrent(
                                AT_ONCE,
                                i -> {
                                    String file =
                                            "/photos/painted-%1$d?place=%1$d&name=painted-%1$d.jpg"
                                                    .formatted(i);
                                    byte[] photo =
                                            SamplePhotos.copy(
                                                    scenes.get(i % scenes.size()), first + i);
                                    var bytes = BodyPublishers.ofByteArray(photo);
                                    return send(http, request(batch + file, token).PUT(bytes));
                                }))
                .forEach(_ -> {});
        send(http, request(batch + "/close", token).POST(BodyPublishers.noBody()));
        return album;
    }

    private static List<byte[]> painted(int first, int scenes) {
        return IntStream.range(first, first + scenes)
                .parallel()
                .mapToObj(number -> SamplePhotos.progressiveJpeg(number, WIDTH, HEIGHT))
                .toList();
    }

    private String token(HttpClient http, String page) {
        var token = TOKEN.matcher(send(http, request(page, "").GET()).body());
        if (!token.find()) {
            throw new DemoException("The upload has failed: Ana cannot sign in.");
        }
        return token.group(1);
    }

    private static String path(HttpResponse<String> made) {
        return made.headers()
                .firstValue("Location")
                .map(location -> URI.create(location).getPath())
                .orElseThrow(() -> new DemoException("The upload has failed: no album was made."));
    }

    private HttpRequest.Builder form(String path, String token, String fields) {
        return request(path, token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(site.resolve(path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("X-CSRF-TOKEN", token);
    }

    /// Sends it again when a node has died with it: everything but the making of the album is
    /// harmless twice.
    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            Instant end = Instant.now().plus(PATIENCE);
            while (true) {
                boolean last = Instant.now().isAfter(end);
                Optional<HttpResponse<String>> answer = attempt(http, request, last);
                if (answer.isPresent()) {
                    return answer.get();
                }
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            throw new DemoException("The upload has failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The upload was interrupted.", e);
        }
    }

    /// @return empty if it is to be sent again
    private static Optional<HttpResponse<String>> attempt(
            HttpClient http, HttpRequest.Builder request, boolean last)
            throws IOException, InterruptedException {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() < 400) {
                return Optional.of(answer);
            }
            if (answer.statusCode() < 500 || last) {
                throw new DemoException(
                        "The upload was refused with status %d. Is a part dead? See bin/demo status."
                                .formatted(answer.statusCode()));
            }
        } catch (IOException e) {
            if (last) {
                throw e;
            }
        }
        return Optional.empty();
    }
}
