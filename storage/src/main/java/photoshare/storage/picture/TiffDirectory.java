package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/// A list of named values, as EXIF blocks are made of (TIFF 6.0, 2). Reads no value that nobody
/// asks for and follows no chain: a hostile block has lists that overlap a million times. Whatever
/// lies beyond the end of the block is not there.
final class TiffDirectory {

    private static final int HEADER = 8;
    private static final int COUNT = 2;
    private static final int ENTRY = 12;
    private static final int VALUE = 8;
    private static final int INLINE = 4;
    private static final int LONGEST_TEXT = 64;

    private static final int BYTE = 1;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private final ByteBuffer tiff;
    private final int at;

    private TiffDirectory(ByteBuffer tiff, int at) {
        this.tiff = tiff;
        this.at = at;
    }

    /// @param tiff from its byte order mark on
    /// @return empty if this is no such block
    static Optional<TiffDirectory> first(ByteBuffer tiff) {
        if (tiff.limit() < HEADER) {
            return Optional.empty();
        }
        return switch (tiff.getShort(0)) {
            case 0x4949 -> at(tiff.order(ByteOrder.LITTLE_ENDIAN), tiff.getInt(4));
            case 0x4D4D -> at(tiff.order(ByteOrder.BIG_ENDIAN), tiff.getInt(4));
            default -> Optional.empty();
        };
    }

    private static Optional<TiffDirectory> at(ByteBuffer tiff, int at) {
        return 0 <= at && at <= tiff.limit() - COUNT
                ? Optional.of(new TiffDirectory(tiff, at))
                : Optional.empty();
    }

    /// The one that a value of this one points to.
    Optional<TiffDirectory> directory(int tag) {
        OptionalInt place = number(tag);
        return place.isPresent() ? at(tiff, place.getAsInt()) : Optional.empty();
    }

    OptionalInt number(int tag) {
        int entry = entry(tag);
        if (entry < 0) {
            return OptionalInt.empty();
        }
        return switch (tiff.getShort(entry + 2)) {
            case BYTE -> OptionalInt.of(Byte.toUnsignedInt(tiff.get(entry + VALUE)));
            case SHORT -> OptionalInt.of(Short.toUnsignedInt(tiff.getShort(entry + VALUE)));
            case LONG -> OptionalInt.of(tiff.getInt(entry + VALUE));
            default -> OptionalInt.empty();
        };
    }

    /// Without the NUL at its end and spaces around it.
    Optional<String> text(int tag) {
        int entry = entry(tag);
        if (entry < 0 || tiff.getShort(entry + 2) != ASCII) {
            return Optional.empty();
        }
        int length = tiff.getInt(entry + 4);
        int start = length <= INLINE ? entry + VALUE : tiff.getInt(entry + VALUE);
        if (length < 0 || length > LONGEST_TEXT || start < 0 || start > tiff.limit() - length) {
            return Optional.empty();
        }
        byte[] text = new byte[length];
        tiff.get(start, text);
        return Optional.of(new String(text, StandardCharsets.US_ASCII).trim());
    }

    /// Where it begins, or -1. The list may end earlier than it says.
    private int entry(int tag) {
        int count = Short.toUnsignedInt(tiff.getShort(at));
        int end = Math.min(at + COUNT + count * ENTRY, tiff.limit() - ENTRY + 1);
        for (int entry = at + COUNT; entry < end; entry += ENTRY) {
            if (Short.toUnsignedInt(tiff.getShort(entry)) == tag) {
                return entry;
            }
        }
        return -1;
    }
}
