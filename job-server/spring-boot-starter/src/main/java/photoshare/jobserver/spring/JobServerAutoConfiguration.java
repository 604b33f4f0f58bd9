package photoshare.jobserver.spring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobClientOptions;
import photoshare.jobserver.client.JobWorker;
import photoshare.jobserver.client.JobWorkerOptions;
import tools.jackson.databind.json.JsonMapper;

/// A client for every application, and a worker for those that offer a function.
@AutoConfiguration(after = {JacksonAutoConfiguration.class, SslAutoConfiguration.class})
@EnableConfigurationProperties(JobsProperties.class)
final class JobServerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(JobServerConnectionDetails.class)
    PropertiesJobServerConnectionDetails jobServerConnectionDetails(
            JobsProperties properties, SslBundles bundles, ObjectProvider<LocalJobServer> local) {
        return new PropertiesJobServerConnectionDetails(properties, bundles, local);
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectionOptions jobServerConnectionOptions(
            JobsProperties properties, JobServerConnectionDetails details) {
        String clientId = properties.clientId();
        var options =
                ConnectionOptions.DEFAULT
                        .withClientId(clientId == null ? hostName() : clientId)
                        .withConnectTimeout(properties.connectTimeout())
                        .withResponseTimeout(properties.responseTimeout());
        SslBundle bundle = details.sslBundle();
        return bundle == null ? options : options.withTls(bundle.createSslContext());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "";
        }
    }

    @Bean
    @ConditionalOnMissingBean
    JobClient jobClient(
            JobsProperties properties,
            JobServerConnectionDetails details,
            ConnectionOptions options) {
        return new JobClient(
                JobClientOptions.of(details.servers())
                        .withSelection(properties.selection().servers)
                        .withConnection(options));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(JobRegistration.class)
    static class WorkerConfiguration {

        @Bean
        @ConditionalOnMissingBean
        JobWorkerOptions jobWorkerOptions(
                JobsProperties properties,
                JobServerConnectionDetails details,
                ConnectionOptions options) {
            return JobWorkerOptions.of(details.servers())
                    .withConnection(options)
                    .withConcurrency(properties.concurrency())
                    .withDrain(properties.drain());
        }

        @Bean
        JobFunctions jobFunctions(
                JobsProperties properties,
                JsonMapper mapper,
                ObjectProvider<JobFunctionCustomizer> customizers) {
            return new JobFunctions(properties, mapper, customizers.orderedStream().toList());
        }

        @Bean
        JobWorkerLifecycle jobWorkerLifecycle(
                JobWorkerOptions options,
                JobFunctions functions,
                ObjectProvider<JobRegistration<?>> registrations) {
            var offered = registrations.orderedStream().map(functions::of).toList();
            return new JobWorkerLifecycle(() -> new JobWorker(options, offered));
        }
    }
}
