package photoshare.storage.picture;

import java.io.ByteArrayOutputStream;

/// Writes what [LosslessBits] reads.
final class LosslessBitsWriter {

    private static final int AT_ONCE = 24;

    private static final int BYTES = 256;

    /// A green symbol may also be a length of what is repeated.
    private static final int LENGTHS = 24;

    /// In which order the lengths of codes have their own codes: 8 is the twelfth, 0 the third.
    private static final int LENGTH_CODES = 12;

    private static final int PLACE_OF_0 = 2;
    private static final int PLACE_OF_8 = 11;

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

    /// So that [#codedByte] can be used for red, blue or alpha.
    void codeOfBytes() {
        codeOfBytes(BYTES);
    }

    /// So that [#codedByte] can be used for green.
    void codeOfGreens() {
        codeOfBytes(BYTES + LENGTHS);
    }

    /// It is always zero, and takes no bits.
    void codeOfNothing() {
        number(1, 4);
    }

    private void codeOfBytes(int symbols) {
        number(0, 1);
        number(LENGTH_CODES - 4, 4);
        for (int place = 0; place < LENGTH_CODES; place++) {
            number(place == PLACE_OF_0 || place == PLACE_OF_8 ? 1 : 0, 3);
        }
        number(0, 1); // for each symbol:
        for (int symbol = 0; symbol < symbols; symbol++) {
            number(symbol < BYTES ? 1 : 0, 1);
        }
    }

    /// Codes begin with their highest bit.
    void codedByte(int value) {
        number(Integer.reverse(value) >>> 24, 8);
    }

    /// The last byte is filled with zeros.
    byte[] written() {
        number(0, Byte.SIZE - 1);
        return bytes.toByteArray();
    }
}
