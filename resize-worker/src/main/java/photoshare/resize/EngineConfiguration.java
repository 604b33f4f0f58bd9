package photoshare.resize;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Chooses the engine and says which one it is.
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    private static final Logger log = LoggerFactory.getLogger(EngineConfiguration.class);

    /// The pixels of all pictures at once. The rest of the heap is for the files, the renditions,
    /// and the application.
    private static final int SHARE_OF_HEAP = 3;

    @Bean
    Engines engines(ResizeProperties resize, @Value("${jobs.concurrency}") int atOnce) {
        long heap = Runtime.getRuntime().maxMemory();
        var terms = resize.terms(heap / SHARE_OF_HEAP / atOnce);
        var engines =
                new Engines(
                        resize.engine().engine(terms), EngineChoice.THUMBNAILATOR.engine(terms));
        log.info("{} makes the renditions, {} at once", engines.usual().name(), atOnce);
        return engines;
    }

    @Bean
    HealthIndicator renditionsHealthIndicator(Engines engines) {
        return () -> Health.up().withDetail("engine", engines.usual().name()).build();
    }
}
