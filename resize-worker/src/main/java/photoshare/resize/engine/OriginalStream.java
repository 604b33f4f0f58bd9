package photoshare.resize.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/// What decoders in Java read from. They cannot be interrupted, but all of them read on while they
/// decode: after some time they get no more bytes, but an end that nothing else is taken for.
///
/// It tells nobody its length: readers compare that with the size of the picture, and take a large
/// area of one colour for an attack. Such sizes are refused before.
final class OriginalStream extends ImageInputStreamImpl {

    private static final int OFTEN = 64 * 1024;

    private final MemorySegment bytes;
    private final Duration patience;
    private final long start = System.nanoTime();

    /// @param patience by the clock on the wall
    OriginalStream(MemorySegment bytes, Duration patience) {
        this.bytes = bytes;
        this.patience = patience;
    }

    @Override
    public int read() {
        if (streamPos % OFTEN == 0) {
            checkTime();
        }
        bitOffset = 0;
        return streamPos < bytes.byteSize()
                ? bytes.get(ValueLayout.JAVA_BYTE, streamPos++) & 0xFF
                : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        checkTime();
        bitOffset = 0;
        int count = (int) Math.min(length, bytes.byteSize() - streamPos);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    private void checkTime() {
        if (System.nanoTime() - start > patience.toNanos()) {
            throw new RenderingStoppedException(patience);
        }
    }
}
