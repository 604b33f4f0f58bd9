package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import photoshare.storage.picture.LosslessWebp.ColourTable;

/// A lossless WebP whose colour table is written out to its end. A number behind a shorter one
/// means transparent black (RFC 9649, 4.4), and encoders leave that out of the table where it is
/// the last; but the decoder in Java takes it for the colour before.
public final class WholeColourTable {

    private static final int LARGEST = 256;

    /// Of fewer colours several share a byte, and no number is too large by much.
    private static final int LARGEST_IN_PART_OF_A_BYTE = 16;

    private static final int GREENS = 256 + 24;

    /// Up to which lengths of codes are told: 0 and 8 have places among them.
    private static final int LENGTHS = 12;

    private static final int PLACE_OF_0 = 2;
    private static final int PLACE_OF_8 = 11;

    private final LosslessBitsWriter out;

    private WholeColourTable(LosslessBitsWriter out) {
        this.out = out;
    }

    /// The same picture with a table of 256 colours; empty if it has none that is shorter.
    ///
    /// @param stream behind the size of the picture
    /// @throws PictureRefusedException if no decoder could read it
    public static Optional<byte[]> of(ByteBuffer stream, int width, int height) {
        return new LosslessWebp()
                .colourTable(stream.duplicate(), width, height)
                .filter(table -> table.differences().length > LARGEST_IN_PART_OF_A_BYTE)
                .filter(table -> table.differences().length < LARGEST)
                .map(table -> replaced(table, stream));
    }

    private static byte[] replaced(ColourTable table, ByteBuffer stream) {
        var in = new LosslessBits(stream.duplicate());
        long size = (long) stream.remaining() * Byte.SIZE;
        var out = new LosslessBitsWriter();
        out.copy(in, table.begin());
        new WholeColourTable(out).write(table.differences());
        in.skip(table.end() - table.begin());
        out.copy(in, size - table.end());
        return out.written();
    }

    private void write(int[] differences) {
        out.number(LARGEST - 1, 8);
        out.number(0, 1); // no recent colours
        writeCodeOfBytes(GREENS);
        writeCodeOfBytes(LARGEST);
        writeCodeOfBytes(LARGEST);
        writeCodeOfBytes(LARGEST);
        out.number(1, 4); // nothing is repeated: a code of no bits for how far back
        int[] whole = Arrays.copyOf(differences, LARGEST);
        whole[differences.length] = backToNothing(differences);
        Arrays.stream(whole).forEach(this::writeColour);
    }

    /// Eight bits for each byte, none for what else a symbol might be.
    private void writeCodeOfBytes(int symbols) {
        out.number(0, 1);
        out.number(LENGTHS - 4, 4);
        for (int place = 0; place < LENGTHS; place++) {
            out.number(place == PLACE_OF_0 || place == PLACE_OF_8 ? 1 : 0, 3);
        }
        out.number(0, 1); // for each symbol:
        for (int symbol = 0; symbol < symbols; symbol++) {
            out.number(symbol < LARGEST ? 1 : 0, 1);
        }
    }

    private void writeColour(int argb) {
        writeByte(argb >> 8);
        writeByte(argb >> 16);
        writeByte(argb);
        writeByte(argb >>> 24);
    }

    /// Codes begin with their highest bit.
    private void writeByte(int value) {
        out.number(Integer.reverse(value) >>> 24, 8);
    }

    private static int backToNothing(int[] differences) {
        int argb = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int sum = 0;
            for (int difference : differences) {
                sum += difference >>> shift;
            }
            argb |= (-sum & 0xFF) << shift;
        }
        return argb;
    }
}
