package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.postgres.TestDatabases;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// Server processes with one queue: one goes on where another stops, whatever has stopped it.
class TakeoverTests {

    private final String url = TestDatabases.fresh();
    private final List<ServerProcess> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(ServerProcess::close);
    }

    @Test
    void theStandbyTakesOverWithinFiveSecondsFromAServerThatIsKilled() throws Exception {
        ServerProcess first = started(Role.SERVING);
        ServerProcess second = started(Role.STANDBY);
        Bytes handle = submit(first, "kept");

        first.kill();

        await().atMost(Duration.ofSeconds(5)).until(() -> second.role() == Role.SERVING);
        assertThat(jobs(second)).containsExactly(handle);
    }

    @Test
    void theStandbyTakesOverWithinFifteenSecondsFromAServerThatIsFrozen() throws Exception {
        ServerProcess first = started(Role.SERVING);
        ServerProcess second = started(Role.STANDBY);
        Bytes handle = submit(first, "kept");
        try (var client = new RawPeer(first.address());
                var worker = new RawPeer(first.address())) {
            worker.canDo("f");
            client.echo();
            first.freeze();
            client.says(new Request.EchoRequest(Bytes.of("late")));
            client.says(RawPeer.submission("f", "", "late", true));
            worker.says(new Request.GrabJobUniq());

            await().atMost(Duration.ofSeconds(15)).until(() -> second.role() == Role.SERVING);
            assertThat(jobs(second)).containsExactly(handle);
            first.thaw();

            assertThat(client.hearsOut()).hasOnlyElementsOfType(Response.ErrorResponse.class);
            assertThat(worker.hearsOut()).isEmpty();
        }
        await().until(() -> first.role() == Role.STANDBY);
        assertThat(jobs(second)).isEmpty();
    }

    @Test
    void nothingIsLostWhenServersAreKilledOneAfterTheOther() throws Exception {
        ServerProcess present = started(Role.SERVING);
        var handles = new ArrayList<Bytes>();
        for (int i = 0; i < 3; i++) {
            ServerProcess next = started(Role.STANDBY);
            handles.add(submit(present, "job " + i));
            present.kill();
            await().until(() -> next.role() == Role.SERVING);
            present = next;
        }

        assertThat(handles).doesNotHaveDuplicates();
        assertThat(jobs(present)).containsExactlyElementsOf(handles);
    }

    private ServerProcess started(Role role) throws IOException {
        var server = ServerProcess.start(List.of(), url, "127.0.0.1");
        servers.add(server);
        await().atMost(Duration.ofMinutes(1)).until(() -> server.role() == role);
        return server;
    }

    private static Bytes submit(ServerProcess server, String data) throws IOException {
        try (var client = new RawPeer(server.address())) {
            return client.submitsInBackground("f", data);
        }
    }

    private static List<Bytes> jobs(ServerProcess server) throws IOException {
        try (var worker = new RawPeer(server.address())) {
            return worker.works("f");
        }
    }
}
