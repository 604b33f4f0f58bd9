package photoshare.jobserver.spring.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.engine.broker.JobLimits;
import photoshare.jobserver.engine.net.ConnectionLimits;
import photoshare.jobserver.engine.security.Grant;
import photoshare.jobserver.spring.JobServerConnectionDetails;
import photoshare.jobserver.spring.LocalJobServer;

class EmbeddedJobServerAutoConfigurationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    JacksonAutoConfiguration.class,
                                    SslAutoConfiguration.class,
                                    EmbeddedJobServerAutoConfiguration.class,
                                    EmbeddedJobServerHealthContributorAutoConfiguration.class,
                                    EmbeddedJobServerMetricsAutoConfiguration.class))
                    .withConfiguration(
                            AutoConfigurations.of(
                                    named(
                                            "photoshare.jobserver.spring"
                                                    + ".JobServerAutoConfiguration")));

    private final ApplicationContextRunner embedded =
            runner.withPropertyValues("job-server.embedded.enabled=true", "job-server.port=0");

    @Configuration(proxyBeanMethods = false)
    static class OwnServer {

        @Bean
        JobServer own() {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new JobServer(
                    JobServerOptions.defaults().withAddress(loopback).withQueue("own"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Meters {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    private static Class<?> named(String autoConfiguration) {
        try {
            return Class.forName(autoConfiguration);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isOffUnlessAskedFor() {
        runner.run(context ->
                assertThat(context)
                        .doesNotHaveBean(JobServer.class)
                        .doesNotHaveBean(LocalJobServer.class)
                        .hasSingleBean(JobClient.class));
    }

    @Test
    void needsTheEngineOnTheClassPath() {
        embedded.withClassLoader(new FilteredClassLoader(JobServer.class.getPackageName()))
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean(LocalJobServer.class)
                                .hasSingleBean(JobClient.class));
    }

    @Test
    void theApplicationsOwnClientUsesItWhateverThePort() {
        embedded.run(context -> {
            var server = context.getBean(JobServer.class);
            assertThat(context.getBean(JobServerConnectionDetails.class).servers())
                    .containsExactly(new ServerAddress("127.0.0.1", server.address().getPort()));
            assertThat(context.getBean(JobClient.class).echo(new byte[] {7})).containsExactly(7);
        });
    }

    @Test
    void theApplicationsOwnClientGoesElsewhereWhereTold() {
        embedded.withPropertyValues("jobs.servers=127.0.0.1:1")
                .run(context ->
                        assertThat(context.getBean(JobServerConnectionDetails.class).servers())
                                .containsExactly(new ServerAddress("127.0.0.1", 1)));
    }

    @Test
    void isReachedByALocalNameWhereItListensEverywhere() {
        embedded.withPropertyValues("job-server.host=0.0.0.0")
                .run(context -> {
                    assertThat(context.getBean(LocalJobServer.class).address().host())
                            .isEqualTo("localhost");
                    assertThat(context.getBean(JobClient.class).echo(new byte[] {7})).hasSize(1);
                });
    }

    @Test
    void runsAServerThatTheApplicationDefines() {
        embedded.withUserConfiguration(OwnServer.class)
                .run(context -> {
                    assertThat(context).hasSingleBean(JobServer.class).hasBean("own");
                    assertThat(context.getBean(JobServer.class).isReady()).isTrue();
                });
    }

    @Test
    void stopsWithTheApplication() {
        var servers = new JobServer[1];
        embedded.run(context -> servers[0] = context.getBean(JobServer.class));

        assertThat(servers[0].isReady()).isFalse();
    }

    @Test
    void startsBeforeAndStopsAfterEverythingWithAnOrdinaryPhase() {
        embedded.run(context ->
                assertThat(context.getBean(JobServerLifecycle.class))
                        .returns(JobServerLifecycle.PHASE, JobServerLifecycle::getPhase)
                        .returns(false, JobServerLifecycle::isPauseable));
        assertThat(JobServerLifecycle.PHASE).isLessThan(Integer.MAX_VALUE - 2048);
    }

    @Test
    void hasHealthAndMetrics() {
        embedded.withUserConfiguration(Meters.class)
                .run(context -> {
                    var health =
                            context.getBean(
                                    "embeddedJobServerHealthIndicator", HealthIndicator.class);
                    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
                    assertThat(context).hasSingleBean(JobServerMetrics.class);
                    context.getBean(JobServer.class).close();
                    assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                });
    }

    @Test
    void needsNeitherActuatorNorMicrometer() {
        embedded.withClassLoader(
                        new FilteredClassLoader(
                                HealthIndicator.class.getPackageName(),
                                MeterRegistry.class.getPackageName()))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JobServer.class));
    }

    @Test
    void saysWhichAddressIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            embedded.withPropertyValues("job-server.port=" + taken.getLocalPort())
                    .run(context ->
                            assertThat(context)
                                    .getFailure()
                                    .hasStackTraceContaining(
                                            "The job server cannot listen on 127.0.0.1:"
                                                    + taken.getLocalPort()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port=70000 | port must be between 0 and 65535, not 70000",
                "host=      | host must name an address of this machine",
                "queue=     | queue must have a name",
                "attempts=-1 | attempts must be 0 or more, not -1",
                "max-packet=3GB | max-packet must be between 1 byte and 2 GB, not 3221225472 bytes",
                "max-name=0 | max-name must be between 1 byte and 2 GB, not 0 bytes",
                "max-connections=0 | max-connections must be at least 1, not 0",
                "stalled=-1s | stalled must not be negative, but is PT-1S",
                "drain=-1s | drain must not be negative, but is PT-1S",
                "max-connections-per-address=0"
                        + " | max-connections-per-address must be at least 1, not 0",
                "max-jobs-per-function=-1 | max-jobs-per-function must be 0 or more, not -1",
                "max-job-memory=0 | max-job-memory must be at least one byte",
                "max-buffered=0 | max-buffered must be at least one byte",
                "handshake=0s | handshake must be positive, but is PT0S",
                "tls.key=server.key | tls.certificate and job-server.tls.key go together;"
                        + " the certificate is missing",
                "tls.client-ca=ca.crt | tls.client-ca needs job-server.tls.certificate and"
                        + " job-server.tls.key",
                "permissions=web: submit x | permissions grant nobody anything without"
                        + " job-server.tls.client-ca: who shows no certificate is called"
                        + " \"anonymous\"",
                "store=mysql | store must be \"memory\" or begin with \"jdbc:postgresql:\", not"
                        + " \"mysql\"",
            })
    void saysInASentenceWhatIsWrongWithASetting(String property, String sentence) {
        embedded.withPropertyValues("job-server." + property)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessage("job-server." + sentence));
    }

    @Test
    void keepsAProcessWithoutAWebServerAlive() {
        embedded.run(_ -> assertThat(keepers()).hasSize(1));
        await().untilAsserted(() -> assertThat(keepers()).isEmpty());
    }

    private static List<Thread> keepers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("job-server-keep-alive"))
                .filter(thread -> !thread.isDaemon())
                .toList();
    }

    @Test
    void offersEverySettingAsAProperty() {
        embedded.withPropertyValues(
                        "job-server.queue=photos",
                        "job-server.attempts=3",
                        "job-server.max-packet=1MB",
                        "job-server.max-name=1KB",
                        "job-server.max-connections=9",
                        "job-server.max-unread=2MB",
                        "job-server.stalled=5s",
                        "job-server.max-connections-per-address=3",
                        "job-server.max-jobs-per-function=1000",
                        "job-server.max-job-memory=4MB",
                        "job-server.max-buffered=3MB",
                        "job-server.handshake=2s",
                        "job-server.permissions=*: administer")
                .run(context -> {
                    var options = context.getBean(JobServerProperties.class).options();
                    assertThat(options)
                            .returns("photos", JobServerOptions::queue)
                            .returns(3, JobServerOptions::attempts);
                    assertThat(options.limits())
                            .returns(1 << 20, ConnectionLimits::packetSize)
                            .returns(1 << 10, ConnectionLimits::argumentSize)
                            .returns(9, ConnectionLimits::connections)
                            .returns(2L << 20, ConnectionLimits::unread)
                            .returns(3, ConnectionLimits::connectionsPerAddress)
                            .returns(3L << 20, ConnectionLimits::buffered)
                            .returns(Duration.ofSeconds(2), ConnectionLimits::handshake)
                            .returns(Duration.ofSeconds(5), ConnectionLimits::stalled);
                    assertThat(options.jobLimits())
                            .returns(1000, JobLimits::perFunction)
                            .returns(4L << 20, JobLimits::bytes);
                    assertThat(options.permissions().grants())
                            .containsExactly(new Grant.Administer("*"));
                });
    }
}
