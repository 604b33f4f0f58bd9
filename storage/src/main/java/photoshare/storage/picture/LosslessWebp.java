package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photoshare.storage.picture.Refusal.Reason;

/// The beginning of a lossless WebP (RFC 9649, 3.4 to 3.8): small pictures in front of the large
/// one. Used for one file.
final class LosslessWebp {

    /// The colours that a picture has, if they are few.
    ///
    /// @param begin of its bits, with their number
    /// @param end behind its bits
    /// @param differences of each to the one before, which is black without alpha before the first
    record ColourTable(long begin, long end, int[] differences) {

        /// Of each pixel.
        int bits() {
            return bits(differences.length);
        }

        private static int bits(int colours) {
            return colours > 16 ? 8 : colours > 4 ? 4 : colours > 2 ? 2 : 1;
        }

        /// Of all numbers of so many bits: those without a colour are transparent black.
        int[] colours(int bits) {
            var colours = new int[1 << bits];
            int before = 0;
            for (int number = 0; number < differences.length; number++) {
                before = sumOfBytes(before, differences[number]);
                colours[number] = before;
            }
            return colours;
        }

        private static int sumOfBytes(int one, int other) {
            int even = (one & 0x00FF00FF) + (other & 0x00FF00FF);
            int odd = (one >>> 8 & 0x00FF00FF) + (other >>> 8 & 0x00FF00FF);
            return even & 0x00FF00FF | (odd & 0x00FF00FF) << 8;
        }
    }

    private static final int MOST_TRANSFORMS = 4;
    private static final int COLOUR_TABLE = 3;
    private static final int NOTHING_MORE = 2;

    /// Green, and lengths of what is repeated.
    private static final int GREENS = 256;

    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;

    private static final int LARGEST_CACHE = 11;

    /// Order in which the lengths of the code for lengths are written.
    private static final int[] ORDER = {
        17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    /// A third of a second's worth of bits, pixels, and symbols that may have a code. Codes of no
    /// bits at all make pictures of any size.
    private int patience = 64_000_000;

    private LosslessBits bits = new LosslessBits(ByteBuffer.allocate(0));
    private @Nullable ColourTable table;

    /// How many groups of prefix codes it has, each for some parts of the picture.
    ///
    /// @param stream behind the size of the picture
    /// @throws PictureRefusedException if no decoder could read on
    int groups(ByteBuffer stream, int width, int height) {
        int columns = transform(stream, width, height);
        if (bits.flag()) {
            bits.number(4);
        }
        if (!bits.flag()) {
            return 1;
        }
        int shift = bits.number(3) + 2;
        return 1 + largest((long) blocks(columns, shift) * blocks(height, shift));
    }

    /// @param stream behind the size of the picture
    /// @throws PictureRefusedException if no decoder could read on
    Optional<ColourTable> colourTable(ByteBuffer stream, int width, int height) {
        transform(stream, width, height);
        return Optional.ofNullable(table);
    }

    /// @return how many columns are left: of few colours several pixels are one
    private int transform(ByteBuffer stream, int width, int height) {
        bits = new LosslessBits(stream);
        table = null;
        int columns = width;
        for (int transforms = 0; bits.flag(); transforms++) {
            if (transforms == MOST_TRANSFORMS) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
            int kind = bits.number(2);
            if (kind == COLOUR_TABLE) {
                int colours = readColourTable();
                columns = Math.ceilDiv(columns, Byte.SIZE / ColourTable.bits(colours));
            } else if (kind != NOTHING_MORE) {
                int shift = bits.number(3) + 2;
                largest((long) blocks(columns, shift) * blocks(height, shift));
            }
        }
        return columns;
    }

    private int readColourTable() {
        long begin = bits.position();
        var differences = new int[bits.number(8) + 1];
        read(differences.length, differences);
        table = bits.areOver() ? null : new ColourTable(begin, bits.position(), differences);
        return differences.length;
    }

    private int largest(long pixels) {
        return read(pixels, new int[0]);
    }

    /// Reads a picture.
    ///
    /// @param kept gets the first pixels
    /// @return the largest number that red and green make together. What is repeated was there
    private int read(long pixels, int[] kept) {
        int recent = recent();
        var known = new KnownPixels(kept, recent);
        PrefixCode green = code(GREENS + LENGTHS + recent);
        PrefixCode red = code(256);
        PrefixCode blue = code(256);
        PrefixCode alpha = code(256);
        PrefixCode distance = code(DISTANCES);
        int largest = 0;
        boolean over = false;
        for (long at = 0; at < pixels && !over; ) {
            spend(1);
            over = bits.areOver(); // all further pixels are like this one
            int symbol = green.next(bits);
            if (symbol < GREENS) {
                int redAndGreen = red.next(bits) << 8 | symbol;
                largest = Math.max(largest, redAndGreen);
                known.add(redAndGreen << 8 | blue.next(bits) | alpha.next(bits) << 24);
                at++;
            } else if (symbol < GREENS + LENGTHS) {
                int length = length(symbol - GREENS);
                known.repeat(length, length(distance.next(bits)));
                at += length;
            } else {
                known.addRecent(symbol - GREENS - LENGTHS);
                at++;
            }
        }
        return largest;
    }

    /// Colours that have numbers of their own.
    private int recent() {
        if (!bits.flag()) {
            return 0;
        }
        int size = bits.number(4);
        if (size < 1 || size > LARGEST_CACHE) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        return 1 << size;
    }

    private void spend(int steps) {
        patience -= steps + (int) bits.taken();
        if (patience < 0) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }

    /// Of what is repeated, or how far back it lies: a prefix and some more bits.
    private int length(int prefix) {
        if (prefix < 4) {
            return prefix + 1;
        }
        int more = prefix - 2 >> 1;
        return (2 + (prefix & 1) << more) + bits.number(more) + 1;
    }

    private PrefixCode code(int alphabet) {
        spend(alphabet);
        int[] lengths = new int[Math.max(alphabet, 256)];
        if (bits.flag()) {
            boolean two = bits.flag();
            lengths[bits.number(bits.flag() ? 8 : 1)] = 1;
            if (two) {
                lengths[bits.number(8)] = 1;
            }
        } else {
            readLengths(lengths, alphabet);
        }
        return new PrefixCode(Arrays.copyOf(lengths, alphabet));
    }

    private void readLengths(int[] lengths, int alphabet) {
        int[] ofLengths = new int[ORDER.length];
        for (int i = 0, count = 4 + bits.number(4); i < count; i++) {
            ofLengths[ORDER[i]] = bits.number(3);
        }
        int most = bits.flag() ? 2 + bits.number(2 + 2 * bits.number(3)) : alphabet;
        var code = new PrefixCode(ofLengths);
        int previous = 8;
        for (int at = 0; at < alphabet && most > 0; most--) {
            int length = code.next(bits);
            if (length < 16) {
                previous = length == 0 ? previous : length;
                lengths[at++] = length;
                continue;
            }
            int times =
                    switch (length) {
                        case 16 -> 3 + bits.number(2);
                        case 17 -> 3 + bits.number(3);
                        default -> 11 + bits.number(7);
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
}
