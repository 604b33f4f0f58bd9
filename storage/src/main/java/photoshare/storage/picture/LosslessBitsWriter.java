package photoshare.storage.picture;

import java.io.ByteArrayOutputStream;

/// Writes what [LosslessBits] reads.
final class LosslessBitsWriter {

    private static final int AT_ONCE = 24;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long current;
    private int waiting;

    /// @param count at most 31
    void number(int number, int count) {
        current |= (long) number << waiting;
        for (waiting += count; waiting >= Byte.SIZE; waiting -= Byte.SIZE) {
            bytes.write((int) current);
            current >>>= Byte.SIZE;
        }
    }

    void copy(LosslessBits in, long count) {
        for (long left = count; left > 0; left -= AT_ONCE) {
            int some = (int) Math.min(left, AT_ONCE);
            number(in.number(some), some);
        }
    }

    /// The last byte is filled with zeros.
    byte[] written() {
        number(0, Byte.SIZE - 1);
        return bytes.toByteArray();
    }
}
