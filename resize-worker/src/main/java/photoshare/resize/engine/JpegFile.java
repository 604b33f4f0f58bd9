package photoshare.resize.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What lies around the pixels of a JPEG (ITU-T T.81, annex B).
///
/// @param bytes of the whole file
record JpegFile(MemorySegment bytes) {

    static final int PROFILE = 0xFFE2;

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final int START = 2;
    private static final int SCAN = 0xFFDA;
    private static final int END = 0xFFD9;

    /// The least that a memory card writes at once.
    private static final int SECTOR = 512;

    /// @param at where its marker is, behind fill bytes and whatever else decoders pass over
    /// @param end behind its last byte
    record Segment(int marker, long at, long end) {}

    /// Those before the first scan, and its head; fewer if the file is cut off before.
    Stream<Segment> segments() {
        return Stream.iterate(segment(START), Objects::nonNull, this::next);
    }

    private @Nullable Segment next(Segment segment) {
        return segment.marker == SCAN ? null : segment(segment.end);
    }

    private @Nullable Segment segment(long from) {
        long at = from;
        while (at + 4 <= bytes.byteSize() && !beginsSegment(number(at))) {
            at++;
        }
        return at + 4 <= bytes.byteSize()
                ? new Segment(number(at), at, at + 2 + number(at + 2))
                : null;
    }

    private static boolean beginsSegment(int marker) {
        boolean alone = 0xFFD0 <= marker && marker <= 0xFFD8 || marker == 0xFF01;
        return 0xFF00 < marker && marker < 0xFFFF && !alone;
    }

    /// Whether there are zeros instead of the last pixels, as on a memory card that was pulled out
    /// too early. To a decoder zeros are pixels like others.
    boolean endsInZeros() {
        long at = bytes.byteSize();
        while (at > 0 && bytes.get(ValueLayout.JAVA_BYTE, at - 1) == 0) {
            at--;
        }
        return bytes.byteSize() - at >= SECTOR && !isClosedBefore(at);
    }

    /// Some programs append zeros, or films, to a picture that is whole.
    private boolean isClosedBefore(long zeros) {
        long at = segments().mapToLong(Segment::end).max().orElse(0);
        while (at + 2 <= zeros && number(at) != END) {
            at++;
        }
        return at + 2 <= zeros;
    }

    private int number(long at) {
        return Short.toUnsignedInt(bytes.get(SHORT, at));
    }
}
