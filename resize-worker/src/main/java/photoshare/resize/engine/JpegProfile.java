package photoshare.resize.engine;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/// The colour profile inside a JPEG (ICC.1:2022, B.4).
final class JpegProfile {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final int PROFILE = 0xFFE2;
    private static final int SCAN = 0xFFDA;
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    /// Marker, length, name, and which part of how many this is.
    private static final int HEAD = 4 + 12 + 2;

    private JpegProfile() {}

    /// The same without a profile that says it is larger than the whole file: a decoder would make
    /// room for it before it looks.
    static MemorySegment withoutLie(MemorySegment jpeg) {
        try {
            for (long at = 2; marker(jpeg, at) != SCAN; at += 2 + length(jpeg, at)) {
                if (isProfile(jpeg, at) && size(jpeg, at) > jpeg.byteSize()) {
                    return nameless(jpeg, at);
                }
            }
        } catch (IndexOutOfBoundsException _) { // cut off in its head: the decoder will tell
        }
        return jpeg;
    }

    /// @return empty if there is none, or none that can be used
    static Optional<ICC_Profile> of(MemorySegment jpeg) {
        var parts = new TreeMap<Integer, byte[]>();
        try {
            for (long at = 2; marker(jpeg, at) != SCAN; at += 2 + length(jpeg, at)) {
                if (isProfile(jpeg, at)) {
                    int part = jpeg.get(ValueLayout.JAVA_BYTE, at + HEAD - 2);
                    MemorySegment data = jpeg.asSlice(at + HEAD, 2 + length(jpeg, at) - HEAD);
                    parts.put(part, data.toArray(ValueLayout.JAVA_BYTE));
                }
            }
            var whole = new ByteArrayOutputStream();
            parts.values().forEach(whole::writeBytes);
            return Optional.of(ICC_Profile.getInstance(whole.toByteArray()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isProfile(MemorySegment jpeg, long at) {
        return marker(jpeg, at) == PROFILE
                && jpeg.asSlice(at + 4, NAME.length).mismatch(MemorySegment.ofArray(NAME)) < 0;
    }

    /// As the first four bytes of its first part have it.
    private static long size(MemorySegment jpeg, long at) {
        return Integer.toUnsignedLong(jpeg.get(INT, at + HEAD));
    }

    private static MemorySegment nameless(MemorySegment jpeg, long at) {
        MemorySegment copy = MemorySegment.ofArray(jpeg.toArray(ValueLayout.JAVA_BYTE));
        copy.set(ValueLayout.JAVA_BYTE, at + 4, (byte) 'x');
        return copy;
    }

    private static int marker(MemorySegment jpeg, long at) {
        return Short.toUnsignedInt(jpeg.get(SHORT, at));
    }

    private static int length(MemorySegment jpeg, long at) {
        return Short.toUnsignedInt(jpeg.get(SHORT, at + 2));
    }
}
