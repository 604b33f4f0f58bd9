package photoshare.resize.engine.vips;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.storage.picture.PictureFormat;

/// A libvips that was found on this machine, loaded and started. A process has one.
public final class VipsLibrary {

    private static final Logger log = LoggerFactory.getLogger(VipsLibrary.class);

    private final String file;
    private final Vips vips;
    private final Set<PictureFormat> decoded = EnumSet.allOf(PictureFormat.class);

    private VipsLibrary(String file, Vips vips) {
        this.file = file;
        this.vips = vips;
        decoded.removeIf(format -> isOptional(format) && !canDecode(format));
    }

    /// The first that works of the places where libvips may be; whatever is wrong with the others
    /// is logged.
    ///
    /// @param configured a file, or a name that the system's linker knows; empty if nobody said
    ///   one; `none` to look nowhere
    public static Optional<VipsLibrary> find(String configured) {
        return VipsPlaces.of(configured)
                .map(VipsLibrary::load)
                .flatMap(Optional::stream)
                .findFirst();
    }

    @SuppressWarnings("restricted")
    private static Optional<VipsLibrary> load(String file) {
        try {
            SymbolLookup symbols = SymbolLookup.libraryLookup(file, Arena.global());
            return Optional.of(new VipsLibrary(file, new Vips(symbols)));
        } catch (IllegalArgumentException | UnsatisfiedLinkError | VipsException e) {
            log.info("{} is not used: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isOptional(PictureFormat format) {
        return format == PictureFormat.AVIF || format == PictureFormat.HEIC;
    }

    /// Builds differ, and one that has the loader may lack the decoder behind it.
    private boolean canDecode(PictureFormat format) {
        try (Arena arena = Arena.ofConfined();
                var images = new VipsImages(vips)) {
            MemorySegment file = arena.allocateFrom(ValueLayout.JAVA_BYTE, sample(format));
            VipsImage.load(images, Loaders.of(format), file).inMemory();
            return true;
        } catch (VipsException e) {
            log.debug("{} cannot be decoded: {}", format, e.getMessage());
            return false;
        }
    }

    private static byte[] sample(PictureFormat format) {
        String name = "sample." + format.name().toLowerCase(Locale.ROOT);
        try (InputStream in = VipsLibrary.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As it was found.
    public String file() {
        return file;
    }

    /// Whether pictures of this format can be shown.
    public boolean decodes(PictureFormat format) {
        return decoded.contains(format);
    }

    Vips vips() {
        return vips;
    }
}
