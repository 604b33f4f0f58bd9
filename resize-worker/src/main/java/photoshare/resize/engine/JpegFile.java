package photoshare.resize.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private static final int JFIF = 0xFFE0;
    private static final int ADOBE = 0xFFEE;
    private static final int START = 2;
    private static final int SCAN = 0xFFDA;
    private static final int END = 0xFFD9;

    /// The least that a memory card writes at once.
    private static final int SECTOR = 512;

    /// @param at where its marker is, behind fill bytes and whatever else decoders pass over
    /// @param end behind its last byte
    record Segment(int marker, long at, long end) {

        long content() {
            return at + 4;
        }
    }

    /// For a decoder that finds more in segments than others do: those that make the pixels or say
    /// what the colours mean, and everything from the first scan on. A segment whose length is less
    /// than its own two bytes would become as long as the next marker says.
    MemorySegment pixelsOnly(SegmentAllocator memory) {
        List<Segment> profile = JpegProfile.harmless(this);
        List<MemorySegment> parts = new ArrayList<>();
        parts.add(slice(0, START));
        long end = START;
        for (Segment segment : segments().toList()) {
            if (segment.marker == PROFILE ? profile.contains(segment) : makesPixels(segment)) {
                parts.add(slice(segment.at, segment.end));
            }
            end = segment.end;
        }
        parts.add(slice(end, bytes.byteSize()));
        return NativeBytes.join(parts, memory);
    }

    private boolean makesPixels(Segment segment) {
        return switch (segment.marker) {
            case JFIF -> begins(segment, "JFIF\0");
            case ADOBE -> begins(segment, "Adobe");
            default -> segment.marker < JFIF && segment.content() <= segment.end;
        };
    }

    boolean begins(Segment segment, String name) {
        long end = Math.min(segment.content() + name.length(), segment.end);
        byte[] start = slice(segment.content(), end).toArray(ValueLayout.JAVA_BYTE);
        return new String(start, StandardCharsets.US_ASCII).equals(name);
    }

    /// As much of it as there is.
    private MemorySegment slice(long from, long to) {
        long start = Math.min(from, bytes.byteSize());
        return bytes.asSlice(start, Math.clamp(to - start, 0, bytes.byteSize() - start));
    }

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
