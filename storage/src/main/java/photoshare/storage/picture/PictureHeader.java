package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import photoshare.storage.picture.Refusal.Reason;

/// What the first bytes of a file say of the picture inside.
///
/// @param width upright, in pixels
/// @param height upright, in pixels
/// @param orientation how the stored picture has to be turned
/// @param takenAt what the clock showed where the photo was taken, as if that were UTC. Null if the
///   camera wrote nothing
public record PictureHeader(
        PictureFormat format,
        int width,
        int height,
        Orientation orientation,
        @Nullable Instant takenAt) {

    /// Reads as much as it needs: a few kilobytes mostly, all of a progressive JPEG. Memory stays
    /// small whatever the file claims. A file that is cut off behind its header passes. The caller
    /// closes the stream.
    ///
    /// @throws PictureRefusedException if this is no picture that is accepted
    public static PictureHeader read(InputStream in, PictureLimits limits) throws IOException {
        var file = new PeekingStream(in);
        PictureFormat format = accepted(FileKind.of(file.peek(FileKind.SNIFFED)));
        RawHeader raw = raw(format, new DataInputStream(file), limits);
        limits.checkSize(raw.width(), raw.height());
        limits.checkMemory(raw);
        Exif exif = Exif.parse(raw.exif()).of(format);
        return exif.orientation().swapsSides()
                ? new PictureHeader(
                        format, raw.height(), raw.width(), exif.orientation(), exif.takenAt())
                : new PictureHeader(
                        format, raw.width(), raw.height(), exif.orientation(), exif.takenAt());
    }

    private static PictureFormat accepted(FileKind kind) {
        return switch (kind) {
            case FileKind.Picture(PictureFormat format) -> format;
            case FileKind.Other(Refusal why) -> throw new PictureRefusedException(why);
        };
    }

    private static RawHeader raw(PictureFormat format, DataInputStream in, PictureLimits limits)
            throws IOException {
        try {
            return switch (format) {
                case JPEG -> new JpegHeader(in, limits).read();
                case PNG -> PngHeader.read(in);
                case GIF -> GifHeader.read(in);
                case WEBP -> WebpHeader.read(in);
                case AVIF, HEIC -> HeifHeader.read(in);
            };
        } catch (EOFException _) {
            throw new PictureRefusedException(Reason.ENDS_EARLY);
        }
    }
}
