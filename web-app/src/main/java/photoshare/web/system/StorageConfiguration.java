package photoshare.web.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import photoshare.storage.FilePhotoStore;
import photoshare.storage.PhotoStore;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /// @param directory that all nodes and workers share
    @ConfigurationProperties("storage")
    record StorageProperties(Path directory) {}

    @Bean
    PhotoStore photoStore(StorageProperties properties, InstantSource clock) throws IOException {
        return new FilePhotoStore(properties.directory(), clock);
    }
}
