package photoshare.resize.engine;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
        Extent canvas = Extent.upright(header).turned(header.orientation());
        ICC_Profile profile = null;
        MemorySegment bytes = original.bytes();
        long end = bytes.byteSize();
        if (header.format() == PictureFormat.PNG) {
            PngChunks chunks = PngChunks.of(bytes.toArray(ValueLayout.JAVA_BYTE));
            profile = chunks.profile();
            bytes = MemorySegment.ofArray(chunks.pixelsOnly());
        } else if (header.format() == PictureFormat.JPEG) {
            bytes = JpegProfile.withoutLie(bytes);
        } else if (header.format() == PictureFormat.WEBP) {
            var file = new WebpFile(bytes);
            bytes = file.withoutBrokenProfile();
            end = file.end();
        }
        var time = new ProcessorTime(original, patience);
        reader.setInput(new OriginalStream(bytes, end, time), true, true);
        var warnings = new DecoderWarnings();
        reader.addIIOReadWarningListener(warnings);
        Extent extent = extent(reader);
        Point place = header.format() == PictureFormat.GIF ? place(original) : new Point(0, 0);
        ImageReadParam parameters = parameters(reader, header.format(), extent);
        BufferedImage pixels;
        boolean damaged;
        try {
            pixels = reader.read(0, parameters);
            damaged = warnings.sayThatPixelsAreMissing() || isCutOff(original);
        } catch (RenderingStoppedException e) {
            throw e;
        } catch (IOException | RuntimeException _) {
            pixels = whatThereIs(reader, parameters, extent);
            damaged = true;
        }
        if (header.format() == PictureFormat.JPEG && pixels.getRaster().getNumBands() == 1) {
            profile = greyProfile(bytes);
        }
        return new DecodedPicture(
                GreyWithAlpha.asColour(pixels), extent, place, canvas, damaged, profile);
    }

    private static boolean isCutOff(Original original) {
        return original.header().format() == PictureFormat.WEBP
                ? new WebpFile(original.bytes()).isCutOff()
                : original.endsInZeros();
    }

    /// The only kind that the decoder of JPEG leaves to us.
    private static @Nullable ICC_Profile greyProfile(MemorySegment jpeg) {
        return JpegProfile.of(jpeg)
                .filter(found -> found.getColorSpaceType() == ColorSpace.TYPE_GRAY)
                .orElse(null);
    }

    private static Point place(Original gif) {
        var frame = GifFrame.of(gif.bytes());
        return new Point(frame.x(), frame.y());
    }

    private Extent extent(ImageReader reader) throws IOException {
        var extent = new Extent(reader.getWidth(0), reader.getHeight(0));
        limits.checkSize(extent.width(), extent.height());
        return extent;
    }

    /// Leaves pixels out only where the whole picture would not fit into the memory: what remains
    /// is point-sampled and looks worse than a picture that was shrunk.
    private ImageReadParam parameters(ImageReader reader, PictureFormat format, Extent extent)
            throws IOException {
        int step = memory.step(extent, reader.getImageTypes(0).next());
        if (step > 1 && format == PictureFormat.WEBP) {
            throw new PictureRefusedException(
                    Reason.TOO_MANY_PIXELS_FOR_WEBP, extent.width(), extent.height());
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }

    /// The pixels up to where the file is broken.
    private static BufferedImage whatThereIs(
            ImageReader reader, ImageReadParam parameters, Extent extent) throws IOException {
        Extent read = extent.everyNth(parameters.getSourceXSubsampling());
        BufferedImage pixels =
                reader.getImageTypes(0).next().createBufferedImage(read.width(), read.height());
        parameters.setDestination(pixels);
        try {
            reader.read(0, parameters);
        } catch (RenderingStoppedException e) {
            throw e;
        } catch (IOException | RuntimeException _) {
            return pixels;
        }
        return pixels;
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
