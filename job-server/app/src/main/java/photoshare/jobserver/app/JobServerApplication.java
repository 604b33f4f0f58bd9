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
        var command =
                new JobServerCommand(properties ->
                        SpringApplication.run(JobServerApplication.class, properties));
        int status = command.execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Bean(destroyMethod = "close")
    JobServer jobServer(JobServerProperties properties) {
        return new JobServer(properties.options());
    }
}
