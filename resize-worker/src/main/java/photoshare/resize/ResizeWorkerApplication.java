package photoshare.resize;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.spring.JobRegistration;
import photoshare.storage.FilePhotoStore;
import photoshare.storage.PhotoStore;

/// The process that makes renditions; any number of them may run.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ResizeWorkerApplication {

    public static void main(String[] args) {
        SpringApplication.run(ResizeWorkerApplication.class, args);
    }

    @Bean
    PhotoStore photoStore(@Value("${storage.directory}") Path directory) throws IOException {
        return new FilePhotoStore(directory, InstantSource.system());
    }

    @Bean
    WorkerRules workerRules(ResizeProperties resize, ConnectionOptions jobs) {
        return new WorkerRules(jobs.clientId(), resize.attempts(), resize.crashes());
    }

    @Bean
    JobRegistration<ResizePhoto> resizePhoto(ResizePhotoHandler handler) {
        return new JobRegistration<>(ResizePhoto.FUNCTION, ResizePhoto.class, handler::handle);
    }
}
