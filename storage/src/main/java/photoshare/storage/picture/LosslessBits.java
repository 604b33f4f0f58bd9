package photoshare.storage.picture;

import java.nio.ByteBuffer;

/// Numbers in a lossless WebP, whose first bit is the least (RFC 9649, 3.3). Missing bytes are
/// zeros, as they are to the decoder in Java.
final class LosslessBits {

    private final ByteBuffer bytes;
    private long current;
    private int left;
    private boolean over;
    private int taken;

    LosslessBits(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Whether all that follows are zeros in the place of missing bytes.
    boolean areOver() {
        return over;
    }

    /// How many have been read since this was asked last.
    int taken() {
        int before = taken;
        taken = 0;
        return before;
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
        taken += count;
        return number;
    }
}
