package photoshare.jobserver.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import photoshare.jobserver.engine.JobServer;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class JobServerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(JobServerApplication.class, arguments);
    }

    @Bean(destroyMethod = "close")
    JobServer jobServer(JobServerProperties properties) {
        return new JobServer(properties.options());
    }
}
