package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

class ListingTests {

    private static final int JOBS = 200_000;
    private static final int BATCH = 1000;

    private JobServer server;
    private RawPeer admin;
    private List<String> handles;

    @BeforeEach
    void startWithAFullQueue() throws IOException {
        server = new JobServer(JobServerTests.anyPort()).start();
        admin = new RawPeer(server.address());
        try (var client = new RawPeer(server.address())) {
            handles =
                    Stream.generate(() -> submitted(client))
                            .limit(JOBS / BATCH)
                            .flatMap(List::stream)
                            .toList();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void othersAreServedWhileAListIsSentAndReadSlowly() throws IOException {
        admin.sends("show jobs\n");
        try (var other = new RawPeer(server.address())) {
            for (int i = 0; i < 100; i++) {
                other.echo();
            }
        }

        assertThat(listed()).isEqualTo(handles);
    }

    @Test
    void whatComesAfterAListIsAnsweredAfterIt() throws IOException {
        admin.sends("show jobs\nversion\n");
        admin.says(new Request.EchoRequest(Bytes.of("last")));

        assertThat(listed()).hasSize(JOBS);
        assertThat(admin.hearsLine()).startsWith("OK ");
        assertThat(admin.hears()).isEqualTo(new Response.EchoResponse(Bytes.of("last")));
    }

    @Test
    void listsEveryJobThatIsThereAllTheTimeOnce() throws IOException {
        admin.sends("show jobs\n");
        try (var other = new RawPeer(server.address())) {
            for (int i = 0; i < JOBS; i += 2 * BATCH) {
                submitted(other);
                other.sends("cancel job " + handles.get(i) + "\n");
                assertThat(other.hearsLine()).isEqualTo("OK\r\n");
            }
        }

        List<String> listed = listed();
        Set<String> once = new HashSet<>(listed);
        assertThat(listed).hasSameSizeAs(once);
        for (int i = 0; i < JOBS; i++) {
            assertThat(i % (2 * BATCH) == 0 || once.contains(handles.get(i))).isTrue();
        }
    }

    @Test
    void aListEndsWithItsConnection() throws IOException {
        admin.sends("show jobs\n");
        admin.close();
        try (var other = new RawPeer(server.address())) {
            other.echo();
        }
    }

    private List<String> listed() throws IOException {
        return admin.hearsList().stream()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    private static List<String> submitted(RawPeer client) {
        try {
            client.says(
                    Stream.generate(() -> RawPeer.submission("f", "", "data", true))
                            .limit(BATCH)
                            .toArray(Request[]::new));
            return client.hears(BATCH).stream()
                    .map(created -> ((Response.JobCreated) created).handle().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
