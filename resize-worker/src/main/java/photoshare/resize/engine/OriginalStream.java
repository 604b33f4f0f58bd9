package photoshare.resize.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/// What decoders in Java read from. They cannot be interrupted, but all of them read on while they
/// decode: after some time they get no more bytes, but an end that nothing else is taken for.
///
/// It tells nobody its length: readers compare that with the size of the picture, and take a large
/// area of one colour for an attack. Such sizes are refused before.
final class OriginalStream extends ImageInputStreamImpl {

    /// A question about the time costs as much as so many bytes.
    private static final int QUESTION = 4 * 1024;

    /// Even a short read costs as much as so many bytes.
    private static final int READ = 16;

    private final MemorySegment bytes;
    private final long end;
    private final ProcessorTime time;
    private long sinceQuestion = QUESTION;

    /// @param end up to where zeros take the place of missing bytes
    /// @param time of the thread that reads
    OriginalStream(MemorySegment bytes, long end, ProcessorTime time) {
        this.bytes = bytes;
        this.end = end;
        this.time = time;
    }

    @Override
    public int read() {
        checkTime(1);
        bitOffset = 0;
        if (streamPos >= end) {
            return -1;
        }
        long at = streamPos++;
        return at < bytes.byteSize() ? bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFF : 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        checkTime(length);
        bitOffset = 0;
        int count = (int) Math.min(length, end - streamPos);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        long from = Math.min(streamPos, bytes.byteSize());
        int there = Math.toIntExact(Math.min(count, bytes.byteSize() - from));
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, target, offset, there);
        Arrays.fill(target, offset + there, offset + count, (byte) 0);
        streamPos += count;
        return count;
    }

    private void checkTime(int length) {
        sinceQuestion += READ + length;
        if (sinceQuestion > QUESTION) {
            sinceQuestion = 0;
            time.check();
        }
    }
}
