package photoshare.resize.engine;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal.Reason;

/// The chunks of a WebP (RFC 9649, 2.3 to 2.7), those inside of frames too.
///
/// @param bytes of the whole file
record WebpFile(MemorySegment bytes) {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final String FRAME = "ANMF";

    private static final int FIRST = 12;
    private static final int HEAD = 8;

    /// Place, size and time of a frame.
    private static final int FRAME_HEAD = 16;

    /// A mark, and the size in 14 bits each way, less one.
    private static final int LOSSLESS_HEAD = 5;

    /// How the levels are compressed and filtered.
    private static final int ALPHA_HEAD = 1;

    /// Where a lossy picture tells how large it is, in 14 bits each way (RFC 6386, 9.1).
    private static final int LOSSY_SIZE = HEAD + 6;

    private static final int SIDE = 0x3FFF;

    /// @param end behind its last byte, which need not be there
    record Chunk(String name, long at, long end) {

        boolean isPixels() {
            return isLossy() || name.equals("VP8L");
        }

        boolean isLossy() {
            return name.equals("VP8 ");
        }

        /// Where its content begins, behind what tells of it.
        long content() {
            return switch (name) {
                case "VP8 " -> at + LOSSY_SIZE + Integer.BYTES;
                case "VP8L" -> at + HEAD + LOSSLESS_HEAD;
                case "ALPH" -> at + HEAD + ALPHA_HEAD;
                default -> at + HEAD;
            };
        }

        /// All of them begin at even places.
        long next() {
            return name.equals(FRAME) ? at + HEAD + FRAME_HEAD : end + (end & 1);
        }
    }

    /// Where it ought to end.
    long end() {
        return HEAD + Integer.toUnsignedLong(bytes.get(INT, 4));
    }

    /// Whether a chunk lacks its end, even if no pixel is in it. What lies behind the file's own
    /// end is no chunk.
    boolean isCutOff() {
        return chunks().takeWhile(chunk -> chunk.at < end())
                .anyMatch(chunk -> chunk.end > bytes.byteSize());
    }

    /// @return null if there is none for colours that can be used
    @Nullable ICC_Profile profile() {
        return beforePixels("ICCP")
                .findFirst()
                .filter(chunk -> chunk.end - chunk.at <= HEAD + ProfileCost.LARGEST)
                .map(chunk -> slice(chunk.content(), chunk.end).toArray(ValueLayout.JAVA_BYTE))
                .flatMap(profile -> ColourProfile.read(profile, ColorSpace.TYPE_RGB))
                .orElse(null);
    }

    /// Where its only or first picture lies on the canvas.
    Point place() {
        return beforePixels(FRAME)
                .reduce((_, last) -> last)
                .map(Chunk::content)
                .map(at -> new Point(2 * little24(at), 2 * little24(at + 3)))
                .orElseGet(Point::new);
    }

    /// The only or first picture, as far as it is there.
    ///
    /// @throws PictureRefusedException if not even its size is
    Chunk pixels() {
        return chunks().filter(Chunk::isPixels)
                .findFirst()
                .filter(pixels -> pixels.content() <= bytes.byteSize())
                .orElseThrow(() -> new PictureRefusedException(Reason.ENDS_EARLY));
    }

    /// Of that picture.
    Extent size(Chunk pixels) {
        if (pixels.isLossy()) {
            int sides = bytes.get(INT, pixels.at + LOSSY_SIZE);
            return new Extent(sides & SIDE, sides >> 16 & SIDE);
        }
        int sides = bytes.get(INT, pixels.at + HEAD + 1);
        return new Extent(1 + (sides & SIDE), 1 + (sides >> 14 & SIDE));
    }

    /// Those that belong to that picture or to all.
    Stream<Chunk> beforePixels(String name) {
        return chunks().takeWhile(chunk -> !chunk.isPixels())
                .filter(chunk -> chunk.name.equals(name));
    }

    private Stream<Chunk> chunks() {
        return Stream.iterate(chunk(FIRST), Objects::nonNull, chunk -> chunk(chunk.next()));
    }

    private @Nullable Chunk chunk(long at) {
        if (at + HEAD > bytes.byteSize()) {
            return null;
        }
        byte[] name = bytes.asSlice(at, 4).toArray(ValueLayout.JAVA_BYTE);
        long size = Integer.toUnsignedLong(bytes.get(INT, at + 4));
        return new Chunk(new String(name, StandardCharsets.US_ASCII), at, at + HEAD + size);
    }

    private int little24(long at) {
        return bytes.get(INT, at) & 0xFFFFFF;
    }

    /// As much of it as there is.
    MemorySegment slice(long from, long to) {
        return bytes.asSlice(from, Math.min(to, bytes.byteSize()) - from);
    }
}
