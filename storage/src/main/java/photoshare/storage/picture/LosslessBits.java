package photoshare.storage.picture;

import java.nio.ByteBuffer;

/// Numbers in a lossless WebP, whose first bit is the least (RFC 9649, 3.3). Missing bytes are
/// zeros, as they are to the decoder in Java.
final class LosslessBits {

    private final ByteBuffer bytes;
    private int current;
    private int left;

    LosslessBits(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    boolean flag() {
        return number(1) != 0;
    }

    /// @param count at most 31
    int number(int count) {
        int number = 0;
        for (int bit = 0; bit < count; bit++) {
            if (left == 0) {
                current = bytes.hasRemaining() ? bytes.get() : 0;
                left = Byte.SIZE;
            }
            number |= (current >> Byte.SIZE - left & 1) << bit;
            left--;
        }
        return number;
    }
}
