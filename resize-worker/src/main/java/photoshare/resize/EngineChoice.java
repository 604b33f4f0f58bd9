package photoshare.resize;

import java.time.Duration;
import java.util.Optional;
import photoshare.resize.engine.RenditionEngine;
import photoshare.resize.engine.SecondOpinion;
import photoshare.resize.engine.ThumbnailatorEngine;
import photoshare.resize.engine.vips.VipsEngine;
import photoshare.resize.engine.vips.VipsLibrary;
import photoshare.storage.picture.PictureLimits;

/// Which engine makes the renditions.
enum EngineChoice {
    /// libvips where there is one, else Thumbnailator.
    AUTO,
    VIPS,
    THUMBNAILATOR;

    /// @param limits of pictures
    /// @param patience with one picture
    /// @param library where libvips is; empty to look for it, `none` to do without
    /// @param pictureMemory in bytes of the heap, for the pixels of one picture
    record Terms(PictureLimits limits, Duration patience, String library, long pictureMemory) {}

    /// @throws EngineMissingException if the engine that is wanted is not there
    RenditionEngine engine(Terms terms) {
        return switch (this) {
            case AUTO -> vips(terms).orElseGet(() -> thumbnailator(terms));
            case VIPS -> vips(terms).orElseThrow(EngineMissingException::new);
            case THUMBNAILATOR -> thumbnailator(terms);
        };
    }

    private static Optional<RenditionEngine> vips(Terms terms) {
        return VipsLibrary.find(terms.library())
                .map(library -> new VipsEngine(library, terms.limits(), terms.patience()))
                .map(engine -> new SecondOpinion(engine, thumbnailator(terms)));
    }

    private static RenditionEngine thumbnailator(Terms terms) {
        return new ThumbnailatorEngine(terms.limits(), terms.pictureMemory(), terms.patience());
    }
}
