package photoshare.resize;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import photoshare.db.PhotoOutcome;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendered;
import photoshare.resize.engine.Rendition;
import photoshare.resize.engine.RenditionEngine;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;

/// From the original in the photo store to the renditions in the photo store. A repeat writes the
/// same bytes under the same names.
@Component
final class PhotoRenderer {

    /// Hears how many of the renditions are stored.
    interface Progress {
        void stored(long done, long of);
    }

    private final PhotoStore store;
    private final PictureLimits limits;
    private final MeterRegistry meters;

    PhotoRenderer(PhotoStore store, ResizeProperties properties, MeterRegistry meters) {
        this.store = store;
        this.limits = properties.limits().ofPictures();
        this.meters = meters;
    }

    /// @throws IOException if the store is in trouble, which may pass
    /// @throws PictureRefusedException if the picture cannot be shown
    PhotoOutcome render(UUID photo, RenditionEngine engine, Progress progress) throws IOException {
        try (Original original = read(photo)) {
            Rendered rendered = timed(engine, original);
            write(photo, rendered.renditions(), progress);
            return new PhotoOutcome.Ready(
                    rendered.whole().width(),
                    rendered.whole().height(),
                    rendered.damaged(),
                    rendered.takenAt(),
                    rendered.thumbHash(),
                    engine.name());
        }
    }

    private Original read(UUID photo) throws IOException {
        try (InputStream in = store.open(new PhotoKey.Original(photo))) {
            return Original.read(in, limits);
        }
    }

    private Rendered timed(RenditionEngine engine, Original original) {
        var sample = Timer.start(meters);
        try {
            return engine.render(original);
        } finally {
            String format = original.header().format().name();
            sample.stop(meters.timer("renditions", "engine", engine.name(), "format", format));
        }
    }

    private void write(UUID photo, List<Rendition> renditions, Progress progress)
            throws IOException {
        int stored = 0;
        for (Rendition rendition : renditions) {
            store.write(new PhotoKey.Rendition(photo, rendition.size()), rendition.jpeg());
            progress.stored(++stored, renditions.size());
        }
    }
}
