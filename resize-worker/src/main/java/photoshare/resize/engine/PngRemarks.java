package photoshare.resize.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a PNG says besides its pixels (PNG 3rd edition, 11.3.3 and 11.3.4.5). Thirty kilobytes can
/// be thirty megabytes of text, as often as one likes, and none of it is in a rendition.
final class PngRemarks {

    private static final Set<String> KINDS = Set.of("tEXt", "zTXt", "iTXt", "eXIf");

    /// What cameras and programs write is shorter.
    private static final long HARMLESS = 64 * 1024;

    private static final int SIGNATURE = 8;
    private static final int HEAD = 8;
    private static final int CHECKSUM = 4;

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private PngRemarks() {}

    /// @return the same bytes if there is little to leave out
    static MemorySegment leaveOut(MemorySegment png, SegmentAllocator memory) {
        List<MemorySegment> kept = kept(png);
        long size = kept.stream().mapToLong(MemorySegment::byteSize).sum();
        return png.byteSize() - size <= HARMLESS ? png : joined(kept, memory.allocate(size));
    }

    private static List<MemorySegment> kept(MemorySegment png) {
        List<MemorySegment> kept = new ArrayList<>();
        long from = 0;
        for (long at = SIGNATURE; at + HEAD <= png.byteSize(); ) {
            long size = HEAD + Integer.toUnsignedLong(png.get(INT, at)) + CHECKSUM;
            long next = Math.min(at + size, png.byteSize());
            if (KINDS.contains(name(png, at))) {
                if (at > from) {
                    kept.add(png.asSlice(from, at - from));
                }
                from = next;
            }
            at = next;
        }
        kept.add(png.asSlice(from));
        return kept;
    }

    private static String name(MemorySegment png, long at) {
        byte[] name = png.asSlice(at + Integer.BYTES, 4).toArray(ValueLayout.JAVA_BYTE);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static MemorySegment joined(List<MemorySegment> parts, MemorySegment whole) {
        long at = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, 0, whole, at, part.byteSize());
            at += part.byteSize();
        }
        return whole;
    }
}
