package photoshare.resize.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Bytes outside the heap, filled from a stream and read as one.
final class NativeBytes {

    private static final int CHUNK = 64 * 1024;

    private NativeBytes() {}

    /// Up to `most` bytes. What the stream says is available is believed for a first guess only.
    static MemorySegment readAll(InputStream in, long most, Arena arena) throws IOException {
        byte[] chunk = new byte[CHUNK];
        MemorySegment bytes = arena.allocate(Math.min(most, Math.max(CHUNK, in.available() + 1L)));
        long size = 0;
        while (size < most) {
            int read = in.read(chunk, 0, (int) Math.min(CHUNK, most - size));
            if (read < 0) {
                break;
            }
            if (size + read > bytes.byteSize()) {
                bytes = larger(bytes, most, arena);
            }
            MemorySegment.copy(chunk, 0, bytes, ValueLayout.JAVA_BYTE, size, read);
            size += read;
        }
        return bytes.asSlice(0, size);
    }

    private static MemorySegment larger(MemorySegment bytes, long most, Arena arena) {
        long size = Math.min(most, Math.max(2 * bytes.byteSize(), bytes.byteSize() + CHUNK));
        return arena.allocate(size).copyFrom(bytes);
    }

    /// One behind the other.
    static MemorySegment join(List<MemorySegment> parts, SegmentAllocator memory) {
        MemorySegment whole =
                memory.allocate(parts.stream().mapToLong(MemorySegment::byteSize).sum());
        long at = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, 0, whole, at, part.byteSize());
            at += part.byteSize();
        }
        return whole;
    }

    static InputStream open(MemorySegment bytes) {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at < bytes.byteSize() ? bytes.get(ValueLayout.JAVA_BYTE, at++) & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (at == bytes.byteSize()) {
                    return length == 0 ? 0 : -1;
                }
                int count = (int) Math.min(length, bytes.byteSize() - at);
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, target, offset, count);
                at += count;
                return count;
            }

            @Override
            public long skip(long count) {
                long skipped = Math.clamp(count, 0, bytes.byteSize() - at);
                at += skipped;
                return skipped;
            }
        };
    }
}
