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

    /// The decoded pixels of all pictures at once. The rest of the heap is for what an engine needs
    /// besides, for the files, and for the application.
    private static final int SHARE_OF_HEAP = 4;

    @Bean
    RenditionEngine renditionEngine(
            ResizeProperties resize, @Value("${jobs.concurrency}") int concurrency) {
        long heap = Runtime.getRuntime().maxMemory();
        long perPicture = heap / SHARE_OF_HEAP / concurrency;
        var engine = new ThumbnailatorEngine(resize.limits(), perPicture);
        log.info(
                "{} makes the renditions, {} at once, with {} MB for the pixels of each",
                engine.name(),
                concurrency,
                perPicture >> 20);
        return engine;
    }

    @Bean
    HealthIndicator renditionsHealthIndicator(RenditionEngine engine) {
        return () -> Health.up().withDetail("engine", engine.name()).build();
    }
}
