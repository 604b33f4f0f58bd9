package photoshare.jobserver.spring.server;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import photoshare.jobserver.engine.JobServer;

/// Health of the server inside the application, under the name `embeddedJobServer`.
@AutoConfiguration(
        after = EmbeddedJobServerAutoConfiguration.class,
        before = HealthContributorAutoConfiguration.class)
@ConditionalOnClass({
    JobServer.class,
    HealthIndicator.class,
    ConditionalOnEnabledHealthIndicator.class
})
@ConditionalOnBean(JobServerLifecycle.class)
@ConditionalOnEnabledHealthIndicator("embedded-job-server")
final class EmbeddedJobServerHealthContributorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "embeddedJobServerHealthIndicator")
    EmbeddedJobServerHealthIndicator embeddedJobServerHealthIndicator(JobServer server) {
        return new EmbeddedJobServerHealthIndicator(server);
    }
}
