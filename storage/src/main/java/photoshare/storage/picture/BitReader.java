package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// The numbers in the headers of AV1 and HEVC, which begin at any bit.
final class BitReader {

    private static final int LONGEST = 32;

    private final ByteBuffer bytes;
    private int current;
    private int left;

    BitReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// @throws BufferUnderflowException if there are fewer bits, as all other methods do
    boolean flag() {
        if (left == 0) {
            current = bytes.get();
            left = Byte.SIZE;
        }
        left--;
        return (current >> left & 1) != 0;
    }

    /// @param count at most 32
    long number(int count) {
        long number = 0;
        for (int bit = 0; bit < count; bit++) {
            number = number << 1 | (flag() ? 1 : 0);
        }
        return number;
    }

    void skip(int count) {
        for (int bit = 0; bit < count; bit++) {
            flag();
        }
    }

    /// A number that is preceded by as many zeros as it has further bits: `ue(v)` of ITU-T H.265,
    /// 9.2, and `uvlc` of AV1, 4.10.3.
    long lengthCoded() {
        int zeros = 0;
        while (!flag()) {
            zeros++;
            if (zeros == LONGEST) {
                throw new BufferUnderflowException();
            }
        }
        return (1L << zeros) - 1 + number(zeros);
    }
}
