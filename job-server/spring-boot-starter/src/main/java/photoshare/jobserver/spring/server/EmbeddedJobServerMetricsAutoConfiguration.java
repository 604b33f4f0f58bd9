package photoshare.jobserver.spring.server;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;
import photoshare.jobserver.engine.JobServer;

/// Metrics of the server inside the application.
@AutoConfiguration(
        after = {
            EmbeddedJobServerAutoConfiguration.class,
            CompositeMeterRegistryAutoConfiguration.class
        })
@ConditionalOnClass({
    JobServer.class,
    MeterRegistry.class,
    CompositeMeterRegistryAutoConfiguration.class
})
@ConditionalOnBean({MeterRegistry.class, JobServerLifecycle.class})
final class EmbeddedJobServerMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JobServerMetrics jobServerMetrics(JobServer server, MeterRegistry registry) {
        return new JobServerMetrics(server, registry);
    }
}
