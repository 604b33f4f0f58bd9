package photoshare.jobserver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
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
                        .contains("gearman_jobs_waiting{function=\"resize\"")
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
        int taken = server.address().getPort();

        assertThat(refusal(output, "--job-server.port=" + taken))
                .isEqualTo("The job server cannot listen on 127.0.0.1:%d.".formatted(taken));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --job-server.max-packet=64XB | --max-packet cannot be "64XB". The largest packet that is accepted (64MB).
                    --job-server.port=abc | --port cannot be "abc". Where to listen (4730); 0 for any free port.
                    --job-server.port=99999 | job-server.port must be between 0 and 65535, not 99999
                    --job-server.stalled=5x | job-server.stalled cannot be "5x": Unknown unit 'x'
                    --job-server.store=mysql://u:p@h/d | job-server.store must be "memory" or begin with "jdbc:postgresql:", not "mysql:..."
                    --job-server.permissions[0]=web-*: sumbit x | "sumbit" cannot be granted to web-*; submit, work and administer can
                    --job-server.permission[0]=ops: administer | Unknown settings: job-server.permission[0]
                    --job-server.permissions[0]=ops: administer | job-server.permissions grant nobody anything without job-server.tls.client-ca: who shows no certificate is called "anonymous"
                    """)
    void saysInOneSentenceWhatIsWrong(String given, String sentence, CapturedOutput output) {
        assertThat(refusal(output, given)).isEqualTo(sentence);
    }

    private static String refusal(CapturedOutput output, String argument) {
        int before = output.getErr().length();
        assertThatThrownBy(() ->
                        SpringApplication.run(
                                JobServerApplication.class, "--server.port=0", argument))
                .isInstanceOf(RuntimeException.class);
        return output.getErr().substring(before).strip();
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
