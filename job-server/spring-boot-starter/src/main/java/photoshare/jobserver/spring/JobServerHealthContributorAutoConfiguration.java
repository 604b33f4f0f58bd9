package photoshare.jobserver.spring;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import photoshare.jobserver.client.JobClient;

/// Health of the way to the job servers, under the name `jobServer`.
@AutoConfiguration(
        after = JobServerAutoConfiguration.class,
        before = HealthContributorAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(JobClient.class)
@ConditionalOnEnabledHealthIndicator("job-server")
final class JobServerHealthContributorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "jobServerHealthIndicator")
    JobServerHealthIndicator jobServerHealthIndicator(
            JobServerConnectionDetails details,
            JobClient client,
            ObjectProvider<JobWorkerLifecycle> worker) {
        return new JobServerHealthIndicator(
                details,
                client,
                () ->
                        Optional.ofNullable(worker.getIfAvailable())
                                .flatMap(JobWorkerLifecycle::snapshot));
    }
}
