package photoshare.resize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendered;
import photoshare.resize.engine.RenditionEngine;
import photoshare.resize.engine.ThumbnailatorEngine;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.TestPictures;

class TurnTakingEngineTests {

    private final AtomicInteger rendering = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void rendersNoMorePicturesAtOnceThanThereAreTurns() throws Exception {
        var turns = new Semaphore(2, true);
        var engine = new TurnTakingEngine(counting(), turns);
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<Rendered>> results = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                results.add(threads.submit(() -> render(engine, TestPictures.jpeg(800, 600))));
            }
            for (Future<Rendered> result : results) {
                assertThat(result.get().renditions()).isNotEmpty();
            }
        }
        assertThat(most).hasValueBetween(1, 2);
        assertThat(turns.availablePermits()).isEqualTo(2);
    }

    private RenditionEngine counting() {
        var engine =
                new ThumbnailatorEngine(PictureLimits.DEFAULT, 100_000_000, Duration.ofSeconds(10));
        return new RenditionEngine() {
            @Override
            public String name() {
                return engine.name();
            }

            @Override
            public Rendered render(Original original) {
                most.accumulateAndGet(rendering.incrementAndGet(), Math::max);
                try {
                    return engine.render(original);
                } finally {
                    rendering.decrementAndGet();
                }
            }
        };
    }

    private static Rendered render(RenditionEngine engine, byte[] file) throws IOException {
        try (var original = Original.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT)) {
            return engine.render(original);
        }
    }
}
