package photoshare.jobserver.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.engine.Role;

/// Clients and workers that know two servers of one queue do not mind which of them serves.
class StandbyServerTests {

    private final SharedJobStores stores = new SharedJobStores();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private JobServer first;
    private JobServer second;
    private JobClient client;
    private JobWorker worker;

    @BeforeEach
    void start() throws IOException {
        first = server();
        second = server();
        var servers = List.of(address(first), address(second));
        client = new JobClient(JobClientOptions.of(servers));
        worker =
                new JobWorker(
                        JobWorkerOptions.of(servers),
                        List.of(WorkerFunction.of("note", this::note)));
    }

    @AfterEach
    void stop() {
        worker.close();
        client.close();
        first.close();
        second.close();
    }

    @Test
    void goOnWithTheSecondServerWhenTheFirstIsGone() {
        client.submitBackground(JobRequest.of("note", "kept"));
        first.close();
        submit("after");
        worker.start();

        await().untilAsserted(() -> assertThat(done).containsExactlyInAnyOrder("kept", "after"));
    }

    @Test
    void goOnWithTheSecondServerWhenTheFirstHasLostTheQueue() throws Exception {
        worker.start();
        submit("before");
        await().until(() -> done.contains("before"));
        var waiting = client.submit(JobRequest.of("later", "joined").withUnique("u"));
        stores.takeAway();
        await().until(() -> second.role() == Role.SERVING);
        submit("after");

        await().until(() -> done.contains("after"));
        assertThat(waiting.isDone()).isFalse();
        try (var later =
                new JobWorker(
                        JobWorkerOptions.of(List.of(address(second))),
                        List.of(WorkerFunction.of("later", this::note)))) {
            later.start();
            assertThat(waiting.await(Duration.ofSeconds(10))).asString().isEqualTo("joined");
        }
    }

    private void note(RunningJob job) {
        done.add(new String(job.payload(), UTF_8));
        job.result(job.payload());
    }

    /// Until one of the servers takes it.
    private void submit(String data) {
        await().ignoreException(JobServerUnavailableException.class)
                .until(() -> !client.submitBackground(JobRequest.of("note", data)).id().isEmpty());
    }

    private JobServer server() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new JobServer(JobServerOptions.defaults().withAddress(address), stores).start();
    }

    private static ServerAddress address(JobServer server) {
        return new ServerAddress("127.0.0.1", server.address().getPort());
    }
}
