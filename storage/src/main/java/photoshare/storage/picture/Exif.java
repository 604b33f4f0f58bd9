package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two things that are wanted of an EXIF block (CIPA DC-008, 4.6). Libraries read all of it,
/// and a hostile one of 64 KB keeps them busy for minutes.
record Exif(Orientation orientation, @Nullable Instant takenAt) {

    /// Stands before the block in a JPEG; some programs write it into a WebP as well.
    private static final byte[] MARK = {'E', 'x', 'i', 'f', 0, 0};

    /// Header, number of entries, one entry, and the end of the chain of directories (TIFF 6.0, 2).
    private static final int TURNING = 8 + 2 + 12 + 4;

    private static final short BIG_ENDIAN = 0x4D4D;
    private static final short TIFF = 42;
    private static final int FIRST_DIRECTORY = 8;
    private static final short UNSIGNED_SHORT = 3;

    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int DATE_TIME_ORIGINAL = 0x9003;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu[:][-]MM[:][-]dd[ ]['T']HH:mm[:ss]")
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final Exif NOTHING = new Exif(Orientation.UPRIGHT, null);

    static boolean isMarked(byte[] block) {
        return Arrays.mismatch(block, MARK) == MARK.length;
    }

    static Exif parse(byte[] block) {
        int start = isMarked(block) ? MARK.length : 0;
        return TiffDirectory.first(ByteBuffer.wrap(block, start, block.length - start).slice())
                .map(first -> new Exif(orientation(first), takenAt(first).orElse(null)))
                .orElse(NOTHING);
    }

    /// A block that says nothing but how to turn the picture.
    ///
    /// @param marked as in a JPEG
    static byte[] only(Orientation orientation, boolean marked) {
        var block = ByteBuffer.allocate((marked ? MARK.length : 0) + TURNING);
        if (marked) {
            block.put(MARK);
        }
        return block.putShort(BIG_ENDIAN)
                .putShort(TIFF)
                .putInt(FIRST_DIRECTORY)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort(UNSIGNED_SHORT)
                .putInt(1)
                .putShort((short) (orientation.ordinal() + 1))
                .array();
    }

    /// The decoders of some formats turn the picture themselves, by what stands elsewhere.
    Exif of(PictureFormat format) {
        return switch (format) {
            case JPEG, PNG, GIF, WEBP -> this;
            case AVIF, HEIC -> new Exif(Orientation.UPRIGHT, takenAt);
        };
    }

    private static Orientation orientation(TiffDirectory first) {
        return Orientation.ofExif(first.number(ORIENTATION).orElse(0));
    }

    private static Optional<Instant> takenAt(TiffDirectory first) {
        return first.directory(EXIF_DIRECTORY)
                .flatMap(exif -> exif.text(DATE_TIME_ORIGINAL))
                .flatMap(Exif::instant);
    }

    /// Whatever time zone the camera may have written: people remember what the clock showed there.
    private static Optional<Instant> instant(String time) {
        try {
            return Optional.of(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
