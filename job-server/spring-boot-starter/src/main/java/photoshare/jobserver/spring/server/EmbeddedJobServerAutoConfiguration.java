package photoshare.jobserver.spring.server;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.store.JobStores;

/// A job server inside the application, for those that ask for it.
@AutoConfiguration(beforeName = "photoshare.jobserver.spring.JobServerAutoConfiguration")
@ConditionalOnClass(JobServer.class)
@ConditionalOnBooleanProperty("job-server.embedded.enabled")
@EnableConfigurationProperties(JobServerProperties.class)
final class EmbeddedJobServerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JobServer jobServer(JobServerProperties properties, ObjectProvider<JobStores> stores) {
        return new JobServer(properties.options(), stores.getIfAvailable(properties::stores));
    }

    @Bean
    JobServerLifecycle jobServerLifecycle(JobServer server, JobServerProperties properties) {
        return new JobServerLifecycle(server, properties);
    }
}
