package photoshare.resize.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import photoshare.storage.picture.HeifContents;
import photoshare.storage.picture.PictureFormat;
import photoshare.storage.picture.PictureHeader;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal;

/// An uploaded file that has passed the guards: no engine ever sees another. The web node has asked
/// the same questions at upload, but a worker trusts nobody.
///
/// The bytes lie outside the heap, where libvips can read them without a copy, until this is
/// closed.
public final class Original implements AutoCloseable {

    private final Arena arena;
    private final MemorySegment bytes;
    private final PictureHeader header;
    private final AtomicLong spentNanos = new AtomicLong();

    private Original(Arena arena, MemorySegment bytes, PictureHeader header) {
        this.arena = arena;
        this.bytes = bytes;
        this.header = header;
    }

    /// The caller closes the stream.
    ///
    /// @throws PictureRefusedException if this is no picture that is accepted, or too large a file
    public static Original read(InputStream in, PictureLimits limits) throws IOException {
        Original uploaded = uploaded(in, limits);
        return switch (uploaded.header.format()) {
            case AVIF, HEIC -> pictureOnly(uploaded);
            case JPEG, PNG, GIF, WEBP -> uploaded;
        };
    }

    private static Original uploaded(InputStream in, PictureLimits limits) throws IOException {
        Arena arena = Arena.ofShared();
        try {
            MemorySegment bytes = NativeBytes.readAll(in, limits.maxBytes() + 1, arena);
            if (bytes.byteSize() > limits.maxBytes()) {
                throw new PictureRefusedException(Refusal.tooLarge(limits.maxBytes()));
            }
            return new Original(arena, bytes, PictureHeader.read(NativeBytes.open(bytes), limits));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// @param uploaded closed afterwards
    private static Original pictureOnly(Original uploaded) {
        try (uploaded) {
            List<MemorySegment> parts =
                    HeifContents.pictureOnly(uploaded.bytes.asByteBuffer()).stream()
                            .map(MemorySegment::ofBuffer)
                            .toList();
            Arena arena = Arena.ofShared();
            return new Original(arena, NativeBytes.join(parts, arena), uploaded.header);
        }
    }

    /// The whole file; of an AVIF and a HEIC what is left of it, see [HeifContents].
    public MemorySegment bytes() {
        return bytes;
    }

    /// Whether it is a WebP that lacks its end, of which the decoder in Java takes no notice.
    boolean isCutOff() {
        return header.format() == PictureFormat.WEBP && new WebpFile(bytes).isCutOff();
    }

    /// Whether it is a JPEG whose end was overwritten, see [JpegFile#endsInZeros].
    public boolean endsInZeros() {
        return header.format() == PictureFormat.JPEG && new JpegFile(bytes).endsInZeros();
    }

    /// The whole file as a JPEG with one more end marker.
    public MemorySegment withEndMarker() {
        MemorySegment marked = arena.allocate(bytes.byteSize() + 2).copyFrom(bytes);
        marked.set(ValueLayout.JAVA_BYTE, bytes.byteSize(), (byte) 0xFF);
        marked.set(ValueLayout.JAVA_BYTE, bytes.byteSize() + 1, (byte) 0xD9);
        return marked;
    }

    /// The whole file as a PNG without much to read: a decoder would inflate every text in it.
    public MemorySegment withoutLongRemarks() {
        return new PngFile(bytes).withoutLongRemarks(arena);
    }

    /// For what lives as long as this.
    SegmentAllocator memory() {
        return arena;
    }

    /// What the file says of itself, within the limits.
    public PictureHeader header() {
        return header;
    }

    /// Counts processor time that went into it, in whichever engine.
    public void spend(Duration processorTime) {
        spentNanos.addAndGet(processorTime.toNanos());
    }

    /// How much has been counted so far.
    public Duration spent() {
        return Duration.ofNanos(spentNanos.get());
    }

    @Override
    public void close() {
        arena.close();
    }
}
