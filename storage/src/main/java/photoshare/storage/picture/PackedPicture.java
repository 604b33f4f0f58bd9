package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.Optional;
import photoshare.storage.picture.LosslessWebp.ColourTable;

/// A lossless WebP of so few colours that several pixels are one (RFC 9649, 4.4), without its
/// colour table. The decoder in Java does not know that what else was done to the pixels was done
/// to fewer of them.
///
/// @param stream of the packed pixels, whose green part is what is packed
/// @param columns of them
/// @param bits that each of the pixels has: 1, 2 or 4, the first one the lowest
/// @param colours with alpha, of each number that a pixel may be
public record PackedPicture(byte[] stream, int columns, int bits, int[] colours) {

    private static final int LARGEST_TABLE = 16;

    /// It is said in so many bits that a colour table follows.
    private static final int ANNOUNCEMENT = 3;

    /// Empty if it has more colours, or nothing else was done to them.
    ///
    /// @param stream behind the size of the picture
    /// @throws PictureRefusedException if no decoder could read it
    public static Optional<PackedPicture> of(ByteBuffer stream, int width, int height) {
        return new LosslessWebp()
                .colourTable(stream.duplicate(), width, height)
                .filter(table -> table.begin() == ANNOUNCEMENT)
                .filter(table -> table.differences().length <= LARGEST_TABLE)
                .filter(table -> isFollowed(table, stream))
                .map(table -> without(table, stream, width));
    }

    private static boolean isFollowed(ColourTable table, ByteBuffer stream) {
        var in = new LosslessBits(stream.duplicate());
        in.skip(table.end());
        return in.flag();
    }

    private static PackedPicture without(ColourTable table, ByteBuffer stream, int width) {
        var in = new LosslessBits(stream.duplicate());
        var out = new LosslessBitsWriter();
        in.skip(table.end());
        out.copy(in, (long) stream.remaining() * Byte.SIZE - table.end());
        int bits = table.bits();
        return new PackedPicture(
                out.written(), Math.ceilDiv(width, Byte.SIZE / bits), bits, table.colours(bits));
    }
}
