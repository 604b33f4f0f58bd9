package photoshare.storage.picture;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The two things that are wanted of an EXIF block. The block was cut out by our own readers,
/// because the library's would inflate and keep whatever a hostile file holds.
record Exif(Orientation orientation, @Nullable Instant takenAt) {

    /// Stands before the block in a JPEG; some programs write it into a WebP as well.
    private static final byte[] MARK = {'E', 'x', 'i', 'f', 0, 0};

    /// Header, number of entries, one entry, and the end of the chain of directories (TIFF 6.0, 2).
    private static final int TURNING = 8 + 2 + 12 + 4;

    private static final short BIG_ENDIAN = 0x4D4D;
    private static final short TIFF = 42;
    private static final int FIRST_DIRECTORY = 8;
    private static final short UNSIGNED_SHORT = 3;

    private static final Exif NOTHING = new Exif(Orientation.UPRIGHT, null);

    static boolean isMarked(byte[] block) {
        return Arrays.mismatch(block, MARK) == MARK.length;
    }

    static Exif parse(byte[] block) {
        if (block.length == 0) {
            return NOTHING;
        }
        var metadata = new Metadata();
        var tiff = new ByteArrayReader(block, isMarked(block) ? MARK.length : 0);
        new ExifReader().extract(tiff, metadata);
        return new Exif(orientation(metadata), takenAt(metadata).orElse(null));
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
                .putShort((short) ExifIFD0Directory.TAG_ORIENTATION)
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

    private static Orientation orientation(Metadata metadata) {
        return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                .filter(Objects::nonNull)
                .findFirst()
                .map(Orientation::ofExif)
                .orElse(Orientation.UPRIGHT);
    }

    private static Optional<Instant> takenAt(Metadata metadata) {
        return metadata.getDirectoriesOfType(ExifSubIFDDirectory.class).stream()
                .flatMap(directory -> Stream.ofNullable(directory.getDateOriginal()))
                .findFirst()
                .map(Date::toInstant);
    }
}
