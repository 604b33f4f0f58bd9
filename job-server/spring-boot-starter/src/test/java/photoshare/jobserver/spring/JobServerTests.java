package photoshare.jobserver.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.jobserver.client.TestServer;

/// The beans at work on a real server.
@ParameterizedClass
@EnumSource
class JobServerTests {

    @Parameter private TestServer.Kind kind;

    private static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

    private TestServer server;
    private ApplicationContextRunner runner;

    record ResizePhoto(String photoId) {}

    @Configuration(proxyBeanMethods = false)
    static class Worker {

        @Bean
        JobRegistration<ResizePhoto> resizePhoto() {
            return new JobRegistration<>(
                    "resize-photo",
                    ResizePhoto.class,
                    (photo, job) -> {
                        SEEN.add(photo.photoId());
                        SEEN.add(MDC.get("job") + " " + MDC.get("function"));
                        switch (photo.photoId()) {
                            case "broken" -> throw new IOException("cannot be read");
                            case "slow" -> {
                                Thread.sleep(300);
                                SEEN.add("slow done");
                            }
                            default -> job.progress(1, 1);
                        }
                    });
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        SEEN.clear();
        server = kind.start();
        runner =
                new ApplicationContextRunner()
                        .withConfiguration(
                                AutoConfigurations.of(
                                        JacksonAutoConfiguration.class,
                                        SslAutoConfiguration.class,
                                        MetricsAutoConfiguration.class,
                                        JobServerAutoConfiguration.class,
                                        JobServerHealthContributorAutoConfiguration.class,
                                        JobServerMetricsAutoConfiguration.class))
                        .withPropertyValues(
                                "jobs.servers=" + server.address(), "jobs.client-id=resize-1");
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static String submit(JobClient client, String payload) {
        var request = JobRequest.of("resize-photo", payload).withUnique("photo:" + payload);
        return client.submitBackground(request).id();
    }

    @Test
    void readsPayloadsAndNamesTheJobInTheLog() {
        runner.withUserConfiguration(Worker.class)
                .run(context -> {
                    var handle =
                            submit(
                                    context.getBean(JobClient.class),
                                    """
                                    {"photoId": "1", "later": "unknown"}\
                                    """);

                    assertThat(SEEN.poll(10, TimeUnit.SECONDS)).isEqualTo("1");
                    assertThat(SEEN.poll(10, TimeUnit.SECONDS)).isEqualTo(handle + " resize-photo");
                });
    }

    @Test
    void showsTheNameOfTheNode() {
        runner.withUserConfiguration(Worker.class)
                .run(_ ->
                        await().untilAsserted(() ->
                                assertThat(server.admin().workers())
                                        .extracting("clientId")
                                        .contains("resize-1")));
    }

    @Test
    void failsAJobWhosePayloadMakesNoSenseAndSaysSoInOneLine() {
        var log = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger("photoshare.jobserver.client.JobRunner");
        log.start();
        logger.addAppender(log);
        runner.withUserConfiguration(Worker.class)
                .run(context -> {
                    submit(context.getBean(JobClient.class), "no json");

                    await().until(() -> !log.list.isEmpty());
                });
        logger.detachAppender(log);

        assertThat(log.list).hasSize(1).allMatch(event -> event.getThrowableProxy() == null);
        assertThat(log.list.getFirst().getFormattedMessage())
                .startsWith("resize-photo[photo:no json] H:")
                .contains("failed: its payload is no ResizePhoto: Unrecognized token 'no'")
                .doesNotContain("\n");
    }

    @Test
    void finishesWhatRunsWhenTheContextCloses() {
        runner.withUserConfiguration(Worker.class)
                .run(context -> {
                    submit(context.getBean(JobClient.class), "{\"photoId\": \"slow\"}");
                    assertThat(SEEN.poll(10, TimeUnit.SECONDS)).isEqualTo("slow");
                });

        assertThat(SEEN).contains("slow done");
        assertThat(server.admin().jobs()).isEmpty();
    }

    @Test
    void measuresJobsByOutcome() {
        runner.withUserConfiguration(Worker.class)
                .run(context -> {
                    var client = context.getBean(JobClient.class);
                    submit(client, "{\"photoId\": \"1\"}");
                    submit(client, "{\"photoId\": \"broken\"}");
                    submit(client, "[]");

                    var meters = context.getBean(MeterRegistry.class);
                    await().untilAsserted(() ->
                            assertThat(countsByOutcome(meters))
                                    .containsOnly(
                                            entry("completed", 1L),
                                            entry("failed", 1L),
                                            entry("rejected", 1L)));
                    assertThat(meters.get("jobs.servers.connected").gauge().value()).isOne();
                });
    }

    private static Map<String, Long> countsByOutcome(MeterRegistry meters) {
        return meters.find("jobs.executions").tag("function", "resize-photo").timers().stream()
                .collect(Collectors.toMap(timer -> timer.getId().getTag("outcome"), Timer::count));
    }

    @Test
    void theHealthOfAWorkerIsThatOfItsConnections() {
        runner.withUserConfiguration(Worker.class)
                .run(context -> {
                    var indicator = context.getBean(HealthIndicator.class);
                    await().until(() -> indicator.health().getStatus() == Status.UP);
                    assertThat(indicator.health().getDetails())
                            .containsEntry(
                                    "servers", Map.of(server.address().toString(), "connected"))
                            .containsKeys("functions", "running");

                    server.close();

                    await().until(() -> indicator.health().getStatus() == Status.DOWN);
                });
    }

    @Test
    void theHealthOfAClientIsWhetherAServerAnswers() {
        runner.run(context -> {
            var indicator = context.getBean(HealthIndicator.class);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);

            server.close();

            await().until(() -> indicator.health().getStatus() == Status.DOWN);
            assertThat(indicator.health().getDetails())
                    .extractingByKey("servers")
                    .asString()
                    .contains("connection refused");
        });
    }
}
