package photoshare.storage.picture;

import java.nio.ByteBuffer;

/// Numbers in a lossless WebP, whose first bit is the least (RFC 9649, 3.3). Missing bytes are
/// zeros, as they are to the decoder in Java.
final class LosslessBits {

    private static final int AT_ONCE = 24;

    private final ByteBuffer bytes;
    private long current;
    private int left;
    private boolean over;
    private long position;
    private long asked;

    LosslessBits(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Whether all that follows are zeros in the place of missing bytes.
    boolean areOver() {
        return over;
    }

    /// How many have been read since this was asked last.
    long taken() {
        long taken = position - asked;
        asked = position;
        return taken;
    }

    /// How many have been read.
    long position() {
        return position;
    }

    void skip(long count) {
        for (long left = count; left > 0; left -= AT_ONCE) {
            number((int) Math.min(left, AT_ONCE));
        }
    }

    boolean flag() {
        return number(1) != 0;
    }

    /// @param count at most 31
    int number(int count) {
        for (; left < count; left += Byte.SIZE) {
            over |= !bytes.hasRemaining();
            current |= (over ? 0 : bytes.get() & 0xFFL) << left;
        }
        int number = (int) (current & (1L << count) - 1);
        current >>>= count;
        left -= count;
        position += count;
        return number;
    }
}
