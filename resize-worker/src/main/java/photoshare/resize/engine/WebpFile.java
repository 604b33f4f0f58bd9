package photoshare.resize.engine;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photoshare.storage.picture.LosslessAlpha;
import photoshare.storage.picture.PackedPicture;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal.Reason;
import photoshare.storage.picture.WholeColourTable;

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

    private static final int ALPHA_HEAD = 1;
    private static final int HOW_COMPRESSED = 3;
    private static final int UNCOMPRESSED_ALPHA = 0;
    private static final int LOSSLESS_ALPHA = 1;

    private static final int EXTENDED = 10;
    private static final int HAS_ALPHA = 0x10;

    /// Where a lossy picture tells how large it is, in 14 bits each way (RFC 6386, 9.1).
    private static final int LOSSY_SIZE = HEAD + 6;

    private static final int SIDE = 0x3FFF;

    /// @param end behind its last byte, which need not be there
    private record Chunk(String name, long at, long end) {

        boolean isPixels() {
            return isLossy() || name.equals("VP8L");
        }

        boolean isLossy() {
            return name.equals("VP8 ");
        }

        int head() {
            return isLossy() ? LOSSY_SIZE + Integer.BYTES : HEAD + LOSSLESS_HEAD;
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

    /// The only or first picture in a file of its own, for a decoder that would find more than
    /// others do: it decodes one picture over the other, and applies a profile to every pixel, but
    /// does not go on where it cannot.
    ///
    /// @throws PictureRefusedException if there is no picture
    MemorySegment pixelsOnly(SegmentAllocator memory) {
        Chunk pixels = pixels();
        List<MemorySegment> parts = new ArrayList<>();
        if (pixels.isLossy()) {
            beforePixels("ALPH")
                    .findFirst()
                    .map(alpha -> List.of(extended(pixels), alpha(alpha, pixels)))
                    .ifPresent(parts::addAll);
            parts.add(slice(pixels.at, pixels.next()));
        } else {
            Extent size = losslessSize(pixels);
            parts.add(
                    packed(pixels)
                            .map(packed -> narrow(pixels, packed, size.height()))
                            .orElseGet(() ->
                                    lossless(pixels, LOSSLESS_HEAD, size.width(), size.height())));
        }
        long chunks = parts.stream().mapToLong(MemorySegment::byteSize).sum();
        long missing = Math.max(0, pixels.next() - bytes.byteSize());
        parts.addFirst(riff(chunks + missing));
        return NativeBytes.join(parts, memory);
    }

    /// What the pixels of [#pixelsOnly] are; null if they are what they seem.
    @Nullable FewColours fewColours() {
        Chunk pixels = pixels();
        return packed(pixels)
                .map(packed -> FewColours.of(packed, losslessSize(pixels).width()))
                .orElse(null);
    }

    private Optional<PackedPicture> packed(Chunk pixels) {
        if (pixels.isLossy()) {
            return Optional.empty();
        }
        Extent size = losslessSize(pixels);
        ByteBuffer stream = slice(pixels.at + pixels.head(), pixels.end).asByteBuffer();
        return PackedPicture.of(stream, size.width(), size.height());
    }

    private Extent losslessSize(Chunk pixels) {
        int sides = bytes.get(INT, pixels.at + HEAD + 1);
        return new Extent(1 + (sides & SIDE), 1 + (sides >> 14 & SIDE));
    }

    private MemorySegment narrow(Chunk pixels, PackedPicture packed, int height) {
        MemorySegment narrow = replaced(pixels, pixels.at + pixels.head(), packed.stream());
        narrow.set(INT, HEAD + 1, packed.columns() - 1 | height - 1 << 14);
        return narrow;
    }

    private MemorySegment alpha(Chunk alpha, Chunk lossy) {
        int sides = bytes.get(INT, lossy.at + LOSSY_SIZE);
        var size = new Extent(sides & SIDE, sides >> 16 & SIDE);
        byte head = bytes.get(ValueLayout.JAVA_BYTE, alpha.at + HEAD);
        return switch (head & HOW_COMPRESSED) {
            case UNCOMPRESSED_ALPHA -> compressed(alpha, head, size.pixels());
            case LOSSLESS_ALPHA -> lossless(alpha, ALPHA_HEAD, size.width(), size.height());
            default -> slice(alpha.at, alpha.next());
        };
    }

    /// As it is if levels are missing.
    private MemorySegment compressed(Chunk alpha, byte head, long pixels) {
        long begin = alpha.at + HEAD + ALPHA_HEAD;
        if (begin + pixels > Math.min(alpha.end, bytes.byteSize())) {
            return slice(alpha.at, alpha.next());
        }
        byte[] levels = LosslessAlpha.of(slice(begin, begin + pixels).asByteBuffer());
        MemorySegment compressed = replaced(alpha, begin, levels);
        compressed.set(ValueLayout.JAVA_BYTE, HEAD, (byte) (head | LOSSLESS_ALPHA));
        return compressed;
    }

    /// With a table of all its colours, if it has one.
    private MemorySegment lossless(Chunk chunk, int head, int width, int height) {
        long begin = chunk.at + HEAD + head;
        return WholeColourTable.of(slice(begin, chunk.end).asByteBuffer(), width, height)
                .map(whole -> replaced(chunk, begin, whole))
                .orElseGet(() -> slice(chunk.at, chunk.next()));
    }

    /// With another stream from there on. Bytes that are missing are missing still.
    private MemorySegment replaced(Chunk chunk, long begin, byte[] stream) {
        long growth = stream.length - slice(begin, chunk.end).byteSize();
        long size = chunk.end - chunk.at - HEAD + growth;
        int padding = (int) (size & 1);
        return MemorySegment.ofBuffer(
                buffer((int) (begin - chunk.at) + stream.length + padding)
                        .put(slice(chunk.at, begin).asByteBuffer())
                        .putInt(4, (int) size)
                        .put(stream)
                        .clear());
    }

    /// @return null if there is none for colours that can be used
    @Nullable ICC_Profile profile() {
        return beforePixels("ICCP")
                .findFirst()
                .filter(chunk -> chunk.end - chunk.at <= HEAD + ProfileCost.LARGEST)
                .map(chunk -> slice(chunk.at + HEAD, chunk.end).toArray(ValueLayout.JAVA_BYTE))
                .flatMap(profile -> ColourProfile.read(profile, ColorSpace.TYPE_RGB))
                .orElse(null);
    }

    /// Where its only or first picture lies on the canvas.
    Point place() {
        return beforePixels(FRAME)
                .reduce((_, last) -> last)
                .map(frame -> frame.at + HEAD)
                .map(at -> new Point(2 * little24(at), 2 * little24(at + 3)))
                .orElseGet(Point::new);
    }

    private Chunk pixels() {
        return chunks().filter(Chunk::isPixels)
                .findFirst()
                .filter(pixels -> pixels.at + pixels.head() <= bytes.byteSize())
                .orElseThrow(() -> new PictureRefusedException(Reason.ENDS_EARLY));
    }

    private Stream<Chunk> beforePixels(String name) {
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

    private static MemorySegment riff(long chunks) {
        return MemorySegment.ofBuffer(
                buffer(FIRST)
                        .put(ascii("RIFF"))
                        .putInt((int) (ascii("WEBP").length + chunks))
                        .put(ascii("WEBP"))
                        .flip());
    }

    /// Both sides as numbers of three bytes, less one.
    private MemorySegment extended(Chunk lossy) {
        int sides = bytes.get(INT, lossy.at + LOSSY_SIZE);
        return MemorySegment.ofBuffer(
                buffer(HEAD + EXTENDED)
                        .put(ascii("VP8X"))
                        .putInt(EXTENDED)
                        .putInt(HAS_ALPHA)
                        .putShort((short) ((sides & SIDE) - 1))
                        .put((byte) 0)
                        .putShort((short) ((sides >> 16 & SIDE) - 1))
                        .put((byte) 0)
                        .flip());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int little24(long at) {
        return bytes.get(INT, at) & 0xFFFFFF;
    }

    /// As much of it as there is.
    private MemorySegment slice(long from, long to) {
        return bytes.asSlice(from, Math.min(to, bytes.byteSize()) - from);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
