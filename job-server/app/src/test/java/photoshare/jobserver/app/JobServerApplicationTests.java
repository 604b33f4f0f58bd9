package photoshare.jobserver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "job-server.port=0",
            "management.prometheus.metrics.export.enabled=true",
        })
class JobServerApplicationTests {

    @Autowired private JobServer server;

    @LocalServerPort private int httpPort;

    @Test
    void acceptsAJobAndShowsItToAutoscalers() throws IOException {
        var job =
                new Request.SubmitJob(
                        Bytes.of("resize"), Bytes.EMPTY, Bytes.of("photo"), Priority.NORMAL, true);
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            new PacketWriter(Magic.REQUEST).write(job, socket.getOutputStream());
            assertThat(new PacketReader(Magic.RESPONSE, 1000).read(socket.getInputStream()))
                    .isInstanceOf(Response.JobCreated.class);
        }

        await().untilAsserted(() ->
                assertThat(get("/actuator/prometheus"))
                        .contains("gearman_jobs_waiting_jobs{function=\"resize\"")
                        .contains("gearman_jobs_oldest_wait_seconds{function=")
                        .contains("gearman_connections"));
    }

    @Test
    void isReadyAndAlive() {
        assertThat(get("/actuator/health/readiness")).contains("UP");
        assertThat(get("/actuator/health/liveness")).contains("UP");
    }

    @Test
    void saysWhichAddressIsTaken(CapturedOutput output) {
        String taken = "--job-server.port=" + server.address().getPort();

        assertThatThrownBy(() ->
                        new SpringApplicationBuilder(JobServerApplication.class)
                                .run(taken, "--server.port=0"))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(output)
                .contains(
                        "The job server cannot listen on 127.0.0.1:" + server.address().getPort());
    }

    private String get(String path) {
        byte[] body =
                RestClient.create("http://127.0.0.1:" + httpPort)
                        .get()
                        .uri(path)
                        .retrieve()
                        .body(byte[].class);
        return new String(body, StandardCharsets.UTF_8);
    }
}
