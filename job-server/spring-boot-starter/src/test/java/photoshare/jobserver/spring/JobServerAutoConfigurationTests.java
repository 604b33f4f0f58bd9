package photoshare.jobserver.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobWorkerOptions;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.client.WorkerFunction.Threads;
import photoshare.jobserver.client.WorkerSnapshot;

class JobServerAutoConfigurationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    JacksonAutoConfiguration.class,
                                    SslAutoConfiguration.class,
                                    JobServerAutoConfiguration.class,
                                    JobServerHealthContributorAutoConfiguration.class,
                                    JobServerMetricsAutoConfiguration.class));

    record ResizePhoto(String photoId) {}

    @Configuration(proxyBeanMethods = false)
    static class Worker {

        @Bean
        JobRegistration<ResizePhoto> resizePhoto() {
            return new JobRegistration<>("resize-photo", ResizePhoto.class, (_, _) -> {});
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Elsewhere {

        @Bean
        JobServerConnectionDetails elsewhere() {
            return () -> List.of(new ServerAddress("127.0.0.1", 2));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClient {

        @Bean
        JobClient own() {
            return JobClient.to("own");
        }
    }

    /// Not at the usual place, where a server may have real work.
    private ApplicationContextRunner worker() {
        return runner.withUserConfiguration(Worker.class)
                .withPropertyValues("jobs.servers=127.0.0.1:1");
    }

    @Test
    void offersAClientThatHasNotConnectedYet() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(JobClient.class);
            assertThat(context.getBean(JobServerConnectionDetails.class).servers())
                    .containsExactly(new ServerAddress("localhost", 4730));
            assertThat(context.getBean(ConnectionOptions.class).clientId()).isNotEmpty();
        });
    }

    @Test
    void isNoWorkerWithoutRegistrations() {
        runner.run(context -> assertThat(context).doesNotHaveBean(JobWorkerLifecycle.class));
    }

    @Test
    void isAWorkerWithRegistrations() {
        worker().run(context -> {
            var worker = context.getBean(JobWorkerLifecycle.class);
            assertThat(worker.isRunning()).isTrue();
            assertThat(worker.snapshot())
                    .map(WorkerSnapshot::functions)
                    .contains(List.of("resize-photo"));
            assertThat(context.getBean(JobWorkerOptions.class))
                    .returns(1, JobWorkerOptions::concurrency)
                    .returns(Duration.ofSeconds(30), JobWorkerOptions::drain);
        });
    }

    @Test
    void startsAgainAfterAStop() {
        worker().run(context -> {
            var worker = context.getBean(JobWorkerLifecycle.class);
            worker.stop();
            assertThat(worker.isRunning()).isFalse();
            worker.start();
            assertThat(worker.isRunning()).isTrue();
        });
    }

    @Test
    void usesOverrides() {
        worker().withPropertyValues(
                        "jobs.servers=127.0.0.1:1,127.0.0.1:2",
                        "jobs.client-id=resize-1",
                        "jobs.connect-timeout=3s",
                        "jobs.response-timeout=4s",
                        "jobs.concurrency=5",
                        "jobs.drain=6s")
                .run(context ->
                        assertThat(context.getBean(JobWorkerOptions.class))
                                .returns(5, JobWorkerOptions::concurrency)
                                .returns(Duration.ofSeconds(6), JobWorkerOptions::drain)
                                .returns(
                                        List.of(
                                                new ServerAddress("127.0.0.1", 1),
                                                new ServerAddress("127.0.0.1", 2)),
                                        JobWorkerOptions::servers)
                                .extracting(JobWorkerOptions::connection)
                                .returns("resize-1", ConnectionOptions::clientId)
                                .returns(Duration.ofSeconds(3), ConnectionOptions::connectTimeout)
                                .returns(
                                        Duration.ofSeconds(4), ConnectionOptions::responseTimeout));
    }

    @Test
    void usesSettingsOfSingleFunctions() {
        worker().withPropertyValues(
                        "jobs.functions.resize-photo.concurrency=4",
                        "jobs.functions.resize-photo.timeout=2m",
                        "jobs.functions.resize-photo.threads=platform")
                .run(context -> {
                    var registration = context.getBean(JobRegistration.class);
                    var function = context.getBean(JobFunctions.class).of(registration);
                    assertThat(function.concurrency()).isEqualTo(4);
                    assertThat(function.timeout()).isEqualTo(Duration.ofMinutes(2));
                    assertThat(function.threads()).isEqualTo(Threads.PLATFORM);
                });
    }

    @Test
    void saysWhatIsWrongWithASetting() {
        runner.withPropertyValues("jobs.servers=localhost:many")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessage(
                                        "\"localhost:many\" is no job server; \"host\" and"
                                                + " \"host:port\" are"));
    }

    @Test
    void goesWhereConnectionDetailsPoint() {
        worker().withUserConfiguration(Elsewhere.class)
                .run(context -> {
                    assertThat(context).doesNotHaveBean(PropertiesJobServerConnectionDetails.class);
                    assertThat(context.getBean(JobWorkerOptions.class).servers())
                            .containsExactly(new ServerAddress("127.0.0.1", 2));
                });
    }

    @Test
    void backsOffWhenThereIsAnotherClient() {
        runner.withUserConfiguration(OwnClient.class)
                .run(context -> assertThat(context).hasSingleBean(JobClient.class).hasBean("own"));
    }

    @Test
    void hasHealthOnlyWhereWanted() {
        runner.run(context -> assertThat(context).hasBean("jobServerHealthIndicator"));
        runner.withPropertyValues("management.health.job-server.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("jobServerHealthIndicator"));
    }

    @Test
    void needsNeitherActuatorNorMicrometer() {
        worker().withClassLoader(
                        new FilteredClassLoader(
                                HealthIndicator.class.getPackageName(),
                                MeterRegistry.class.getPackageName()))
                .run(context ->
                        assertThat(context)
                                .hasNotFailed()
                                .hasSingleBean(JobWorkerLifecycle.class)
                                .doesNotHaveBean("jobServerHealthIndicator")
                                .doesNotHaveBean("jobMetrics"));
    }
}
