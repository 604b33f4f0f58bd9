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
        out.codeOfGreens();
        out.codeOfBytes();
        out.codeOfBytes();
        out.codeOfBytes();
        out.codeOfNothing(); // for how far back what is repeated lies
        int[] whole = Arrays.copyOf(differences, LARGEST);
        whole[differences.length] = backToNothing(differences);
        Arrays.stream(whole).forEach(this::writeColour);
    }

    private void writeColour(int argb) {
        out.codedByte(argb >> 8);
        out.codedByte(argb >> 16);
        out.codedByte(argb);
        out.codedByte(argb >>> 24);
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
