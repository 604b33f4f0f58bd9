package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import photoshare.storage.picture.Refusal.Reason;

/// The beginning of a lossless WebP (RFC 9649, 3.4 to 3.8): how many groups of prefix codes it has,
/// each for some parts of the picture. That is told by a small picture in front of the large one.
/// Used for one file.
final class LosslessWebp {

    private static final int MOST_TRANSFORMS = 4;
    private static final int COLOUR_TABLE = 3;
    private static final int NOTHING_MORE = 2;

    /// Green, and lengths of what is repeated.
    private static final int GREENS = 256;

    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;

    /// Order in which the lengths of the code for lengths are written.
    private static final int[] ORDER = {
        17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    /// A second's worth. Codes of no bits at all make pictures of any size.
    private int steps = 64_000_000;

    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int current;
    private int left;

    /// Missing bytes are zeros, as they are to the decoder in Java.
    ///
    /// @param stream behind the size of the picture
    /// @throws PictureRefusedException if no decoder could read on
    int groups(ByteBuffer stream, int width, int height) {
        bytes = stream;
        left = 0;
        int columns = width;
        for (int transforms = 0; flag(); transforms++) {
            if (transforms == MOST_TRANSFORMS) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
            int kind = number(2);
            if (kind == COLOUR_TABLE) {
                int colours = number(8) + 1;
                largest(colours);
                columns = blocks(columns, colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3);
            } else if (kind != NOTHING_MORE) {
                int shift = number(3) + 2;
                largest((long) blocks(columns, shift) * blocks(height, shift));
            }
        }
        if (flag()) {
            number(4);
        }
        if (!flag()) {
            return 1;
        }
        int shift = number(3) + 2;
        return 1 + largest((long) blocks(columns, shift) * blocks(height, shift));
    }

    /// Reads a picture.
    ///
    /// @return the largest number that red and green make together. What is repeated was there
    private int largest(long pixels) {
        int cached = flag() ? 1 << number(4) : 0;
        PrefixCode green = code(GREENS + LENGTHS + cached);
        PrefixCode red = code(256);
        PrefixCode blue = code(256);
        PrefixCode alpha = code(256);
        PrefixCode distance = code(DISTANCES);
        int largest = 0;
        for (long at = 0; at < pixels; ) {
            step();
            int symbol = green.next();
            if (symbol < GREENS) {
                largest = Math.max(largest, red.next() << 8 | symbol);
                blue.next();
                alpha.next();
                at++;
            } else if (symbol < GREENS + LENGTHS) {
                at += length(symbol - GREENS);
                length(distance.next());
            } else {
                at++;
            }
        }
        return largest;
    }

    private void step() {
        if (--steps < 0) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }

    /// Of what is repeated, or how far back it lies: a prefix and some more bits.
    private int length(int prefix) {
        if (prefix < 4) {
            return prefix + 1;
        }
        int more = prefix - 2 >> 1;
        return (2 + (prefix & 1) << more) + number(more) + 1;
    }

    private PrefixCode code(int alphabet) {
        int[] lengths = new int[Math.max(alphabet, 256)];
        if (flag()) {
            boolean two = flag();
            lengths[number(flag() ? 8 : 1)] = 1;
            if (two) {
                lengths[number(8)] = 1;
            }
        } else {
            readLengths(lengths, alphabet);
        }
        return new PrefixCode(Arrays.copyOf(lengths, alphabet));
    }

    private void readLengths(int[] lengths, int alphabet) {
        int[] ofLengths = new int[ORDER.length];
        for (int i = 0, count = 4 + number(4); i < count; i++) {
            ofLengths[ORDER[i]] = number(3);
        }
        int most = flag() ? 2 + number(2 + 2 * number(3)) : alphabet;
        var code = new PrefixCode(ofLengths);
        int previous = 8;
        for (int at = 0; at < alphabet && most > 0; most--) {
            int length = code.next();
            if (length < 16) {
                previous = length == 0 ? previous : length;
                lengths[at++] = length;
                continue;
            }
            int times =
                    switch (length) {
                        case 16 -> 3 + number(2);
                        case 17 -> 3 + number(3);
                        default -> 11 + number(7);
                    };
            if (at + times > alphabet) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
            Arrays.fill(lengths, at, at + times, length == 16 ? previous : 0);
            at += times;
        }
    }

    private static int blocks(int pixels, int shift) {
        return pixels + (1 << shift) - 1 >> shift;
    }

    private boolean flag() {
        return number(1) != 0;
    }

    /// The first bit is the least.
    private int number(int count) {
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

    /// A canonical code, whose only symbol takes no bits if there is but one.
    private final class PrefixCode {

        private final int[] counts = new int[16];
        private final int[] symbols;

        PrefixCode(int[] lengths) {
            int[] starts = new int[17];
            for (int length : lengths) {
                counts[length]++;
            }
            counts[0] = 0;
            for (int length = 1; length < 16; length++) {
                starts[length + 1] = starts[length] + counts[length];
            }
            symbols = new int[starts[16]];
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] > 0) {
                    symbols[starts[lengths[symbol]]++] = symbol;
                }
            }
        }

        int next() {
            if (symbols.length == 1) {
                return symbols[0];
            }
            int code = 0;
            int first = 0;
            int index = 0;
            for (int length = 1; length < 16; length++) {
                code |= number(1);
                if (code - first < counts[length]) {
                    return symbols[index + code - first];
                }
                index += counts[length];
                first = first + counts[length] << 1;
                code <<= 1;
            }
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }
}
