package photoshare.resize.engine;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The chunks of a WebP (RFC 9649, 2.3).
///
/// @param bytes of the whole file
record WebpFile(MemorySegment bytes) {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int FIRST = 12;
    private static final int HEAD = 8;

    /// Two numbers of three bytes and what follows them.
    private static final int PLACE = 8;

    /// @param end behind its last byte, which need not be there
    private record Chunk(String name, long at, long end) {}

    /// Where the last chunk ought to end.
    long end() {
        return chunks().mapToLong(Chunk::end).reduce(bytes.byteSize(), Math::max);
    }

    /// The same without a colour profile: the decoder applies one to every pixel, and does not go
    /// on where it cannot. Of several each decoder has another favourite.
    MemorySegment withoutProfile() {
        List<Chunk> profiles = profiles().toList();
        return profiles.isEmpty()
                ? bytes
                : NativeBytes.nameless(bytes, profiles.stream().mapToLong(Chunk::at));
    }

    /// @return null if there is none for colours that can be used
    @Nullable ICC_Profile profile() {
        return profiles()
                .findFirst()
                .filter(chunk -> chunk.end - chunk.at <= HEAD + ProfileCost.LARGEST)
                .map(this::content)
                .flatMap(bytes -> ColourProfile.read(bytes, ColorSpace.TYPE_RGB))
                .orElse(null);
    }

    /// Where its only or first picture lies on the canvas.
    Point place() {
        return chunks("ANMF")
                .findFirst()
                .filter(frame -> frame.at + HEAD + PLACE <= bytes.byteSize())
                .map(frame ->
                        new Point(2 * little24(frame.at + HEAD), 2 * little24(frame.at + HEAD + 3)))
                .orElseGet(Point::new);
    }

    private int little24(long at) {
        return bytes.get(INT, at) & 0xFFFFFF;
    }

    private Stream<Chunk> profiles() {
        return chunks("ICCP");
    }

    private Stream<Chunk> chunks(String name) {
        return chunks().filter(chunk -> chunk.name.equals(name));
    }

    private Stream<Chunk> chunks() {
        return Stream.iterate(chunk(FIRST), Objects::nonNull, chunk -> chunk(padded(chunk.end)));
    }

    private @Nullable Chunk chunk(long at) {
        if (at + HEAD > bytes.byteSize() || at >= riffEnd()) {
            return null;
        }
        byte[] name = bytes.asSlice(at, 4).toArray(ValueLayout.JAVA_BYTE);
        long size = Integer.toUnsignedLong(bytes.get(INT, at + 4));
        return new Chunk(new String(name, StandardCharsets.US_ASCII), at, at + HEAD + size);
    }

    /// What lies behind it is no chunk.
    private long riffEnd() {
        return HEAD + Integer.toUnsignedLong(bytes.get(INT, 4));
    }

    /// All of them begin at even places.
    private static long padded(long end) {
        return end + (end & 1);
    }

    private byte[] content(Chunk chunk) {
        long start = chunk.at + HEAD;
        long end = Math.min(chunk.end, bytes.byteSize());
        return bytes.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE);
    }
}
