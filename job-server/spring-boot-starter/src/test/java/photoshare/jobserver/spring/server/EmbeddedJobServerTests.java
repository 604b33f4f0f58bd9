package photoshare.jobserver.spring.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRefusedException;
import photoshare.jobserver.client.JobRequest;
import photoshare.jobserver.engine.postgres.TestDatabases;
import photoshare.jobserver.engine.security.Authority;
import photoshare.jobserver.spring.JobRegistration;
import photoshare.jobserver.spring.LocalJobServer;

/// One process with everything in it.
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedJobServerTests {

    record Greeting(String name) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Everything {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch finished = new CountDownLatch(1);

        @Bean
        JobRegistration<Greeting> greet() {
            return new JobRegistration<>(
                    "greet",
                    Greeting.class,
                    (greeting, job) -> job.result(("Hello " + greeting.name()).getBytes(UTF_8)));
        }

        @Bean
        JobRegistration<Greeting> slow() {
            return new JobRegistration<>(
                    "slow",
                    Greeting.class,
                    (_, _) -> {
                        begun.countDown();
                        Thread.sleep(300);
                        finished.countDown();
                    });
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(Everything.class)
                .properties("job-server.embedded.enabled=true", "job-server.port=0")
                .run(settings);
    }

    private static JobRequest greetingOf(String function) {
        return JobRequest.of(function, "{\"name\": \"Ana\"}");
    }

    @Test
    void doesAJobOfItsOwn() throws Exception {
        try (var application = start()) {
            var job = application.getBean(JobClient.class).submit(greetingOf("greet"));

            assertThat(job.await(Duration.ofSeconds(10))).asString().isEqualTo("Hello Ana");
        }
    }

    @Test
    void servesOtherProcessesToo() {
        try (var application = start()) {
            var address = application.getBean(LocalJobServer.class).address();

            try (var elsewhere = JobClient.to(address.toString())) {
                elsewhere.submitBackground(JobRequest.of("elsewhere", ""));
            }
            assertThat(new AdminClient(address).status())
                    .extracting("function")
                    .contains("greet", "slow", "elsewhere");
        }
    }

    @Test
    void finishesWhatRunsBeforeTheServerStops() throws Exception {
        Everything everything;
        try (var application = start()) {
            everything = application.getBean(Everything.class);
            application.getBean(JobClient.class).submitBackground(greetingOf("slow"));
            assertThat(everything.begun.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(everything.finished.getCount()).isZero();
    }

    @Test
    void backgroundJobsInADatabaseSurviveTheApplication() {
        String store = "--job-server.store=" + TestDatabases.fresh();
        String handle;
        try (var application = start(store)) {
            handle =
                    application
                            .getBean(JobClient.class)
                            .submitBackground(JobRequest.of("nobody", ""))
                            .id();
        }
        try (var application = start(store)) {
            var admin = new AdminClient(application.getBean(LocalJobServer.class).address());
            await().untilAsserted(
                            () -> assertThat(admin.jobs()).extracting("handle").contains(handle));
        }
    }

    @Test
    void encryptsAndItsOwnClientShowsACertificate(@TempDir Path directory) throws Exception {
        var authority = new Authority();
        var server = authority.mutualTls(directory);
        var web = authority.client("web-1");
        String bundle = "--spring.ssl.bundle.pem.jobs.";
        try (var application =
                start(
                        "--job-server.tls.certificate=" + server.certificate(),
                        "--job-server.tls.key=" + server.key(),
                        "--job-server.tls.client-ca=" + server.clientAuthority(),
                        "--job-server.permissions=web-1: submit greet,web-1: work greet",
                        "--jobs.ssl.bundle=jobs",
                        bundle + "keystore.certificate=" + web.getCertificatePathPEM(),
                        bundle + "keystore.private-key=" + web.getPrivateKeyPEM(),
                        bundle + "truststore.certificate=" + server.clientAuthority().toUri())) {
            var client = application.getBean(JobClient.class);

            assertThat(client.submit(greetingOf("greet")).await(Duration.ofSeconds(10)))
                    .asString()
                    .isEqualTo("Hello Ana");
            assertThatExceptionOfType(JobRefusedException.class)
                    .isThrownBy(() -> client.submitBackground(greetingOf("slow")))
                    .withMessageContaining("web-1");
        }
    }

    @Test
    void saysWhatToDoWhenTheAddressIsTaken(CapturedOutput output) {
        try (var application = start()) {
            int port = application.getBean(LocalJobServer.class).address().port();

            assertThatThrownBy(() -> start("--job-server.port=" + port))
                    .hasRootCauseInstanceOf(IOException.class);
            assertThat(output)
                    .contains("The job server cannot listen on 127.0.0.1:" + port)
                    .contains("choose another address with job-server.host and job-server.port");
        }
    }

    @Test
    void saysWhichFileOfACertificateIsMissing(CapturedOutput output) {
        assertThatThrownBy(() ->
                        start(
                                "--job-server.tls.certificate=no-such.pem",
                                "--job-server.tls.key=no-such.key"))
                .isNotNull();
        assertThat(output).contains("no-such").contains("Look at job-server.tls.certificate");
    }

    @Test
    void saysInTheReportOfTheFailureWhatIsWrongWithASetting(CapturedOutput output) {
        assertThatThrownBy(() -> start("--job-server.store=mysql")).isNotNull();
        assertThat(output)
                .contains(
                        "job-server.store must be \"memory\" or begin with \"jdbc:postgresql:\","
                                + " not \"mysql\"");
    }
}
