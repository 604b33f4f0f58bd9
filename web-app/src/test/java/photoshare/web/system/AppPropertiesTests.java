package photoshare.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class AppPropertiesTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AppProperties.class)
    static class Properties {}

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Properties.class);

    @Test
    void sayWhatIsMissing() {
        application.run(context ->
                assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("publicUrl")
                        .hasMessageContaining("https://photos.example.org"));
    }

    @Test
    void knowThePublicAddress() {
        application
                .withPropertyValues("app.public-url=https://photos.example.org")
                .run(context ->
                        assertThat(context.getBean(AppProperties.class).publicUrl())
                                .hasHost("photos.example.org"));
    }
}
