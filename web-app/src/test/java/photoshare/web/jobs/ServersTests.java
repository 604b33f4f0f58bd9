package photoshare.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.SslBundle;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.jobserver.client.JobWorker;
import photoshare.jobserver.client.JobWorkerOptions;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.client.WorkerFunction;
import photoshare.jobserver.spring.JobServerConnectionDetails;

class ServersTests {

    private static final Path ORIGINAL = Path.of("/usr/sbin/gearmand");

    /// None of our own.
    private static final class Nobody implements JobServerConnectionDetails {

        @Override
        public List<ServerAddress> servers() {
            return List.of();
        }

        @Override
        public @Nullable SslBundle sslBundle() {
            return null;
        }
    }

    @Test
    void waitsASecondForAllThatAreSilentTogether() throws IOException {
        try (var silent = listening()) {
            var addresses = IntStream.range(0, 5).mapToObj(_ -> address(silent)).toList();
            try (var servers = monitoring(addresses)) {
                long began = System.nanoTime();
                List<ServerReport> reports = servers.ask().monitored();
                Duration took = Duration.ofNanos(System.nanoTime() - began);

                assertThat(reports).hasSize(5).noneMatch(ServerReport::answers);
                assertThat(took).isLessThan(Duration.ofMillis(1500));
            }
        }
    }

    @Test
    void saysWhichAddressIsNone() {
        assertThatThrownBy(() -> new MonitorProperties(List.of("gear.example.org:http"), null))
                .hasMessage(
                        "app.monitored: \"gear.example.org:http\" is no job server;"
                                + " \"host\" and \"host:port\" are");
    }

    @Test
    void readsTheOriginalServer() throws IOException {
        assumeTrue(Files.isExecutable(ORIGINAL), "gearmand is not installed");
        int port = freePort();
        Process gearmand =
                new ProcessBuilder(
                                ORIGINAL.toString(),
                                "--listen=127.0.0.1",
                                "--port=" + port,
                                "--log-file=none")
                        .start();
        String address = "127.0.0.1:" + port;
        try (var servers = monitoring(List.of(address))) {
            var asks = new AdminClient(ServerAddress.parse(address));
            await().ignoreExceptions().until(() -> !asks.version().isEmpty());
            try (var client = JobClient.to(address);
                    var worker = idleWorker(address)) {
                client.submitBackground(JobRequest.of("reverse", "abc"));
                worker.start();
                await().untilAsserted(() -> {
                    ServerReport report = servers.ask().monitored().getFirst();
                    assertThat(report.functions().toString()).contains("reverse", "resize");
                    assertThat(report.workers())
                            .extracting(AdminClient.Peer::clientId)
                            .containsExactly("far-away");
                });
            }
        } finally {
            gearmand.destroy();
        }
    }

    private static JobWorker idleWorker(String address) {
        var connection = ConnectionOptions.DEFAULT.withClientId("far-away");
        return new JobWorker(
                JobWorkerOptions.of(address).withConnection(connection),
                List.of(WorkerFunction.of("resize", _ -> {})));
    }

    private static Servers monitoring(List<String> addresses) {
        return new Servers(
                new Nobody(), ConnectionOptions.DEFAULT, new MonitorProperties(addresses, null));
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static int freePort() throws IOException {
        try (var socket = listening()) {
            return socket.getLocalPort();
        }
    }

    private static String address(ServerSocket socket) {
        return "127.0.0.1:" + socket.getLocalPort();
    }
}
