package photoshare.resize;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import photoshare.resize.engine.RenditionEngine;

/// Chooses the engine and says which one it is.
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    private static final Logger log = LoggerFactory.getLogger(EngineConfiguration.class);

    /// The pixels of all pictures at once. The rest of the heap is for the files, the renditions,
    /// and the application.
    private static final int SHARE_OF_HEAP = 3;

    @Bean
    Engines engines(ResizeProperties resize) {
        long heap = Runtime.getRuntime().maxMemory();
        var terms = resize.terms(heap / SHARE_OF_HEAP / resize.atOnce());
        var turns = new Semaphore(resize.atOnce(), true);
        var engines =
                new Engines(
                        new TurnTakingEngine(resize.engine().engine(terms), turns),
                        new TurnTakingEngine(EngineChoice.THUMBNAILATOR.engine(terms), turns));
        log.info("{} makes the renditions, {} at once", engines.usual().name(), resize.atOnce());
        return engines;
    }

    @Bean
    MeterBinder renditionsMemory(Engines engines) {
        return meters ->
                Gauge.builder("renditions.memory", engines.usual(), RenditionEngine::allocatedBytes)
                        .baseUnit(BaseUnits.BYTES)
                        .description("Held for pixels, outside the heap")
                        .register(meters);
    }

    @Bean
    HealthIndicator renditionsHealthIndicator(Engines engines) {
        return () -> Health.up().withDetail("engine", engines.usual().name()).build();
    }
}
