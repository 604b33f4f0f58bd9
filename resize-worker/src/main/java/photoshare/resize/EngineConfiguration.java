package photoshare.resize;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import photoshare.resize.engine.RenditionEngine;
import photoshare.resize.engine.ThumbnailatorEngine;

/// Chooses the engine and says which one it is.
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    private static final Logger log = LoggerFactory.getLogger(EngineConfiguration.class);

    /// The pixels of all pictures at once. The rest of the heap is for the files, the renditions,
    /// and the application.
    private static final int SHARE_OF_HEAP = 3;

    @Bean
    RenditionEngine renditionEngine(
            ResizeProperties resize, @Value("${jobs.concurrency}") int atOnce) {
        long heap = Runtime.getRuntime().maxMemory();
        long perPicture = heap / SHARE_OF_HEAP / atOnce;
        var engine = new ThumbnailatorEngine(resize.limits(), perPicture);
        log.info(
                "{} makes the renditions, {} at once, with {} MB for the pixels of each",
                engine.name(),
                atOnce,
                perPicture >> 20);
        return engine;
    }

    @Bean
    HealthIndicator renditionsHealthIndicator(RenditionEngine engine) {
        return () -> Health.up().withDetail("engine", engine.name()).build();
    }
}
