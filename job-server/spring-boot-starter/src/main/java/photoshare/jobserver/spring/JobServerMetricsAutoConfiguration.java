package photoshare.jobserver.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Metrics of workers.
@AutoConfiguration(
        after = {JobServerAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class})
@ConditionalOnClass({MeterRegistry.class, CompositeMeterRegistryAutoConfiguration.class})
@ConditionalOnBean({MeterRegistry.class, JobWorkerLifecycle.class})
final class JobServerMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JobMetrics jobMetrics(MeterRegistry registry) {
        return new JobMetrics(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    JobWorkerMetrics jobWorkerMetrics(JobWorkerLifecycle worker) {
        return new JobWorkerMetrics(worker);
    }
}
