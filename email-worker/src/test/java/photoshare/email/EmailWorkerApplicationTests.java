package photoshare.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import photoshare.db.MailLease;
import photoshare.db.MailLease.OnUncertain;
import photoshare.db.TestDatabase;

@EmailWorkerTest
@ExtendWith(OutputCaptureExtension.class)
class EmailWorkerApplicationTests {

    @EnableConfigurationProperties({AppProperties.class, MailProperties.class})
    static class Settings {}

    private final ApplicationContextRunner settingsOnly =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Autowired JavaMailSenderImpl settings;
    @Autowired MailLease lease;
    @LocalServerPort int port;

    @Test
    void aMailServerThatIsAwayIsShownButIsNoReasonToRestartTheWorker() throws Exception {
        settings.setPort(1);
        assertThat(status("/actuator/health/mail")).isEqualTo(503);
        assertThat(status("/actuator/health")).isEqualTo(503);
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
    }

    @Test
    void takesMailsUnderTheNameThatTheJobServerShows() {
        assertThat(lease.worker()).isEqualTo("email-1");
        assertThat(lease.onUncertain()).isEqualTo(OnUncertain.RESEND);
    }

    @Test
    void noMailServerCanTakeLongerThanTheLease() {
        var limits = settings.getJavaMailProperties();
        long connecting = Long.parseLong(limits.getProperty("mail.smtp.connectiontimeout"));
        long answering = Long.parseLong(limits.getProperty("mail.smtp.timeout"));
        long writing = Long.parseLong(limits.getProperty("mail.smtp.writetimeout"));
        int answers = "greeting EHLO MAIL RCPT DATA . QUIT".split(" ").length;
        assertThat(connecting + answers * answering + writing).isLessThan(lease.time().toMillis());
    }

    @Test
    void doesNotStartWithoutThePublicUrlAndSaysWhy(CapturedOutput output) {
        var database = TestDatabase.fresh();
        var worker = new SpringApplicationBuilder(EmailWorkerApplication.class);
        assertThatException()
                .isThrownBy(() ->
                        worker.run(
                                "--server.port=0",
                                "--storage.directory=target/photos",
                                "--spring.datasource.url=" + database.getJdbcUrl(),
                                "--spring.datasource.username=" + database.getUsername(),
                                "--spring.datasource.password=" + database.getPassword()));
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("app.publicUrl")
                .contains("is missing: set it to the address under which people reach Photoshare");
    }

    @Test
    void doesNotStartWithASenderThatIsNoAddress() {
        settingsOnly
                .withPropertyValues(
                        "app.public-url=https://photos.example.org", "mail.from=Photos <p@x.org>")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("mail.from must be a plain address"));
    }

    private int status(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
