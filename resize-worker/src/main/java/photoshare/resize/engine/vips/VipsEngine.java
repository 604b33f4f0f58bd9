package photoshare.resize.engine.vips;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
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
/// Pictures are rendered side by side. A JPEG that there is anything to complain of is rendered
/// once more, alone: the library has one place for complaints, and only so they are surely its own.
///
/// Native code can crash, and takes the whole process with it: run it where that costs one attempt
/// and nothing else.
public final class VipsEngine implements RenditionEngine {

    private final VipsLibrary library;
    private final PictureLimits limits;
    private final Watchdog watchdog;

    /// Shared by those who have nothing to complain of.
    private final ReadWriteLock room = new ReentrantReadWriteLock(true);

    /// @param limits asked once more: what a decoder finds need not be what the header said
    /// @param patience with one picture, in processor time
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
        return switch (format) {
            case AVIF, HEIC -> renderOnGrey(original);
            case JPEG, PNG, GIF, WEBP ->
                    in(room.readLock(), original, Rendering::flawless)
                            .orElseGet(
                                    () -> in(room.writeLock(), original, Rendering::asFarAsItGoes));
        };
    }

    /// Nothing in such a file tells whether its slices are the whole picture.
    private Rendered renderOnGrey(Original original) {
        return in(
                        room.writeLock(),
                        original,
                        rendering -> {
                            try (var _ = NativeMemory.grey()) {
                                return rendering.flawless();
                            }
                        })
                .orElseThrow(() -> new PictureRefusedException(Reason.UNREADABLE));
    }

    private <T> T in(Lock part, Original original, Function<Rendering, T> way) {
        part.lock();
        try (var images = new VipsImages(library.vips());
                var _ = watchdog.over(original, images)) {
            return way.apply(new Rendering(original, images, limits, watchdog.patience()));
        } finally {
            part.unlock();
        }
    }
}
