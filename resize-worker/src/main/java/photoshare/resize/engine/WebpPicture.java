package photoshare.resize.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photoshare.resize.engine.WebpFile.Chunk;
import photoshare.storage.picture.LosslessAlpha;
import photoshare.storage.picture.PackedPicture;
import photoshare.storage.picture.WholeColourTable;

/// The only or first picture of a WebP (RFC 9649), written so that the decoder in Java reads what
/// others do. It would decode one picture over the other, apply a profile to every pixel, and not
/// go on where it cannot.
final class WebpPicture {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int FILE_HEAD = 12;
    private static final int HEAD = 8;
    private static final int EXTENDED = 10;
    private static final int HAS_ALPHA = 0x10;

    private static final int HOW_COMPRESSED = 3;
    private static final int UNCOMPRESSED = 0;
    private static final int LOSSLESS = 1;

    private final WebpFile file;
    private final Chunk pixels;
    private final Extent size;
    private final Optional<PackedPicture> packed;

    WebpPicture(WebpFile file) {
        this.file = file;
        pixels = file.pixels();
        size = file.size(pixels);
        packed =
                pixels.isLossy()
                        ? Optional.empty()
                        : PackedPicture.of(content(pixels), size.width(), size.height());
    }

    /// In a file of its own. Bytes that are missing are missing still.
    MemorySegment written(SegmentAllocator memory) {
        List<MemorySegment> parts = new ArrayList<>();
        if (pixels.isLossy()) {
            file.beforePixels("ALPH")
                    .findFirst()
                    .map(alpha -> List.of(extended(), alpha(alpha)))
                    .ifPresent(parts::addAll);
            parts.add(whole(pixels));
        } else {
            parts.add(packed.map(this::narrow).orElseGet(() -> lossless(pixels)));
        }
        long chunks = parts.stream().mapToLong(MemorySegment::byteSize).sum();
        long missing = Math.max(0, pixels.next() - file.bytes().byteSize());
        parts.addFirst(riff(chunks + missing));
        return NativeBytes.join(parts, memory);
    }

    /// What its pixels are; null if they are what they seem.
    @Nullable FewColours fewColours() {
        return packed.map(few -> FewColours.of(few, size.width())).orElse(null);
    }

    private MemorySegment narrow(PackedPicture few) {
        MemorySegment narrow = replaced(pixels, few.stream());
        narrow.set(INT, HEAD + 1, few.columns() - 1 | size.height() - 1 << 14);
        return narrow;
    }

    private MemorySegment alpha(Chunk alpha) {
        byte head = file.bytes().get(ValueLayout.JAVA_BYTE, alpha.at() + HEAD);
        return switch (head & HOW_COMPRESSED) {
            case UNCOMPRESSED -> compressed(alpha, head);
            case LOSSLESS -> lossless(alpha);
            default -> whole(alpha);
        };
    }

    /// As it is if levels are missing.
    private MemorySegment compressed(Chunk alpha, byte head) {
        ByteBuffer levels = content(alpha);
        if (levels.remaining() < size.pixels()) {
            return whole(alpha);
        }
        byte[] stream = LosslessAlpha.of(levels.limit((int) size.pixels()));
        MemorySegment compressed = replaced(alpha, stream);
        compressed.set(ValueLayout.JAVA_BYTE, HEAD, (byte) (head | LOSSLESS));
        return compressed;
    }

    /// With a table of all its colours, if it has one.
    private MemorySegment lossless(Chunk chunk) {
        return WholeColourTable.of(content(chunk), size.width(), size.height())
                .map(stream -> replaced(chunk, stream))
                .orElseGet(() -> whole(chunk));
    }

    private MemorySegment replaced(Chunk chunk, byte[] content) {
        MemorySegment head = file.slice(chunk.at(), chunk.content());
        long growth = content.length - content(chunk).remaining();
        long size = chunk.end() - chunk.at() - HEAD + growth;
        int padding = (int) (size & 1);
        return MemorySegment.ofBuffer(
                buffer((int) head.byteSize() + content.length + padding)
                        .put(head.asByteBuffer())
                        .putInt(4, (int) size)
                        .put(content)
                        .clear());
    }

    private ByteBuffer content(Chunk chunk) {
        return file.slice(chunk.content(), chunk.end()).asByteBuffer();
    }

    private MemorySegment whole(Chunk chunk) {
        return file.slice(chunk.at(), chunk.next());
    }

    private static MemorySegment riff(long chunks) {
        return MemorySegment.ofBuffer(
                buffer(FILE_HEAD)
                        .put(ascii("RIFF"))
                        .putInt((int) (ascii("WEBP").length + chunks))
                        .put(ascii("WEBP"))
                        .flip());
    }

    /// Both sides as numbers of three bytes, less one.
    private MemorySegment extended() {
        return MemorySegment.ofBuffer(
                buffer(HEAD + EXTENDED)
                        .put(ascii("VP8X"))
                        .putInt(EXTENDED)
                        .putInt(HAS_ALPHA)
                        .putShort((short) (size.width() - 1))
                        .put((byte) 0)
                        .putShort((short) (size.height() - 1))
                        .put((byte) 0)
                        .flip());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
