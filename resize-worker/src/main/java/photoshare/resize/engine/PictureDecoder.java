package photoshare.resize.engine;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import photoshare.storage.picture.PictureFormat;
import photoshare.storage.picture.PictureHeader;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal.Reason;

/// Decodes with ImageIO, within a given memory, and of a damaged file as much as there is.
final class PictureDecoder {

    private static final int GREY_WITH_ALPHA = 2;

    private final PictureLimits limits;
    private final PixelMemory memory;
    private final Duration patience;

    PictureDecoder(PictureLimits limits, PixelMemory memory, Duration patience) {
        this.limits = limits;
        this.memory = memory;
        this.patience = patience;
        ImageIO.scanForPlugins();
    }

    /// Whatever a decoder throws here comes from the bytes, which are all in memory: hostile ones
    /// make decoders leave their arrays as well as end too early, or want an array that is larger
    /// than all memory.
    DecodedPicture decode(Original original) {
        PictureFormat format = original.header().format();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw new PictureRefusedException(Reason.UNSUPPORTED, format.name());
        }
        ImageReader reader = readers.next();
        try {
            return read(reader, original);
        } catch (PictureRefusedException | RenderingStoppedException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw refusal(format, e);
        } finally {
            reader.dispose();
        }
    }

    private DecodedPicture read(ImageReader reader, Original original) throws IOException {
        PictureHeader header = original.header();
        var time = new ProcessorTime(original, patience);
        var input = DecoderInput.of(original);
        reader.setInput(input.open(time), true, true);
        var warnings = new DecoderWarnings();
        reader.addIIOReadWarningListener(warnings);
        reader.addIIOReadUpdateListener(new DecoderStop(time));
        Extent extent = extent(reader, header);
        int step = step(reader, header.format(), extent);
        BufferedImage pixels = destination(reader, extent.everyNth(step));
        boolean damaged =
                !isReadInto(pixels, reader, step)
                        || warnings.sayThatPixelsAreMissing()
                        || original.isCutOff()
                        || original.endsInZeros();
        return new DecodedPicture(
                GreyWithAlpha.asColour(input.unpacked(pixels)),
                input.unpacked(extent),
                place(original),
                Extent.upright(header).turned(header.orientation()),
                damaged,
                profile(input, pixels));
    }

    /// A decoder may find another picture than the one that was told.
    private Extent extent(ImageReader reader, PictureHeader header) throws IOException {
        var extent = new Extent(reader.getWidth(0), reader.getHeight(0));
        limits.checkSize(extent.width(), extent.height());
        if (extent.pixels() > Extent.upright(header).pixels()) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        return extent;
    }

    /// Leaves pixels out only where the whole picture would not fit into the memory: what remains
    /// is point-sampled and looks worse than a picture that was shrunk.
    private int step(ImageReader reader, PictureFormat format, Extent extent) throws IOException {
        int step = memory.step(extent, reader.getImageTypes(0).next());
        if (step > 1 && format == PictureFormat.WEBP) {
            throw new PictureRefusedException(
                    Reason.TOO_MANY_PIXELS_FOR_WEBP, extent.width(), extent.height());
        }
        return step;
    }

    private static BufferedImage destination(ImageReader reader, Extent read) throws IOException {
        return reader.getImageTypes(0).next().createBufferedImage(read.width(), read.height());
    }

    /// Where the file is broken, the pixels up to there have been read.
    private static boolean isReadInto(BufferedImage pixels, ImageReader reader, int step) {
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        parameters.setDestination(pixels);
        try {
            reader.read(0, parameters);
            return true;
        } catch (RenderingStoppedException e) {
            throw e;
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    /// One for grey says nothing of colours.
    private static @Nullable ICC_Profile profile(DecoderInput input, BufferedImage pixels) {
        ICC_Profile profile = input.profile();
        boolean coloured = pixels.getRaster().getNumBands() > GREY_WITH_ALPHA;
        boolean grey = profile != null && profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
        return coloured && grey ? null : profile;
    }

    private static Point place(Original original) {
        return switch (original.header().format()) {
            case GIF -> GifFrame.of(original.bytes()).place();
            case WEBP -> new WebpFile(original.bytes()).place();
            case JPEG, PNG, AVIF, HEIC -> new Point();
        };
    }

    /// The decoder of JPEG minds no early end, but does not know every kind.
    private static PictureRefusedException refusal(PictureFormat format, Throwable e) {
        boolean endsEarly = format != PictureFormat.JPEG && isEndOfFile(e);
        var refusal =
                new PictureRefusedException(endsEarly ? Reason.ENDS_EARLY : Reason.UNREADABLE);
        refusal.initCause(e);
        return refusal;
    }

    private static boolean isEndOfFile(@Nullable Throwable e) {
        return e instanceof EOFException || e != null && isEndOfFile(e.getCause());
    }
}
