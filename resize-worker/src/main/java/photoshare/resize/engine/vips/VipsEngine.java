package photoshare.resize.engine.vips;

import java.time.Duration;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendered;
import photoshare.resize.engine.RenditionEngine;
import photoshare.storage.picture.PictureFormat;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal.Reason;

/// The fast engine: libvips decodes once, as small as the largest rendition allows, and makes each
/// rendition from the next larger one.
///
/// Native code can crash, and takes the whole process with it: run it where that costs one attempt
/// and nothing else.
public final class VipsEngine implements RenditionEngine {

    private final VipsLibrary library;
    private final PictureLimits limits;
    private final Watchdog watchdog;

    /// @param limits asked once more: what a decoder finds need not be what the header said
    /// @param patience for one picture, by the clock on the wall
    public VipsEngine(VipsLibrary library, PictureLimits limits, Duration patience) {
        this.library = library;
        this.limits = limits;
        watchdog = new Watchdog(patience);
    }

    @Override
    public String name() {
        return "libvips " + library.vips().version();
    }

    @Override
    public long allocatedBytes() {
        return library.vips().allocated();
    }

    @Override
    public Rendered render(Original original) {
        PictureFormat format = original.header().format();
        if (!library.decodes(format)) {
            throw new PictureRefusedException(Reason.UNSUPPORTED, format.name());
        }
        try (var images = new VipsImages(library.vips());
                var _ = watchdog.over(images)) {
            return new Rendering(original, images, limits, watchdog.patience()).run();
        }
    }
}
