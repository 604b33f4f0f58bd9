package photoshare.resize.engine;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal.Reason;

/// The chunks of a PNG (PNG 3rd edition, 5.3).
///
/// @param bytes of the whole file
record PngFile(MemorySegment bytes) {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final int SIGNATURE = 8;
    private static final int HEAD = 8;
    private static final int CHECKSUM = 4;
    private static final int COLOUR_TYPE = 25;

    private static final byte[] END = HexFormat.of().parseHex("0000000049454e44ae426082");

    private static final Set<String> REMARKS = Set.of("tEXt", "zTXt", "iTXt", "eXIf");

    /// What cameras and programs write is shorter.
    private static final long HARMLESS = 64 * 1024;

    /// @param length of its data, as it says itself
    /// @param end behind its checksum, and never behind the end of the file
    private record Chunk(String name, long at, long length, long end) {

        boolean isCutOff() {
            return end < at + HEAD + length + CHECKSUM;
        }

        boolean isEnd() {
            return name.equals("IEND");
        }

        boolean isProfile() {
            return name.equals("iCCP");
        }

        boolean isRemark() {
            return REMARKS.contains(name);
        }

        /// A capital first letter means that a decoder must know it (5.4).
        boolean makesPixels() {
            return Character.isUpperCase(name.charAt(0)) || name.equals("tRNS");
        }
    }

    /// For a decoder that would inflate texts, stumble over malformed remarks, ignore the colour
    /// profile, and look for the end of a picture with a palette before it shows a pixel.
    ///
    /// @throws PictureRefusedException if there are no pixels
    MemorySegment pixelsOnly(SegmentAllocator memory) {
        if (chunks().noneMatch(chunk -> chunk.name.equals("IDAT"))) {
            throw new PictureRefusedException(Reason.ENDS_EARLY);
        }
        Stream<MemorySegment> chunks =
                chunks().filter(Chunk::makesPixels)
                        .filter(chunk -> !chunk.isEnd())
                        .flatMap(this::closed);
        return joined(Stream.concat(chunks, Stream.of(MemorySegment.ofArray(END))), memory);
    }

    /// Thirty kilobytes can be thirty megabytes of text, as often as one likes, and none of it is
    /// in a rendition. Nor is any profile but the first, if that one can be used.
    ///
    /// @return the same bytes if there is little to leave out
    MemorySegment withoutLongRemarks(SegmentAllocator memory) {
        Chunk profile = usableProfile().orElse(null);
        Predicate<Chunk> isOtherProfile = chunk -> chunk.isProfile() && !chunk.equals(profile);
        long remarks = chunks().filter(Chunk::isRemark).mapToLong(PngFile::size).sum();
        return remarks <= HARMLESS && chunks().noneMatch(isOtherProfile)
                ? bytes
                : only(isOtherProfile.or(Chunk::isRemark).negate(), memory);
    }

    /// @return null if there is none for colours of this kind that can be used
    @Nullable ICC_Profile profile() {
        int kind = isGrey() ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
        return firstProfile()
                .flatMap(chunk -> ColourProfile.read(inflated(chunk), kind))
                .orElse(null);
    }

    private Optional<Chunk> usableProfile() {
        return firstProfile().filter(chunk -> inflated(chunk).length <= ProfileCost.LARGEST);
    }

    /// A chunk of megabytes can be inflated to nothing, which takes seconds each time.
    private Optional<Chunk> firstProfile() {
        return chunks().filter(Chunk::isProfile)
                .findFirst()
                .filter(chunk -> size(chunk) <= ProfileCost.LARGEST);
    }

    /// A name, a NUL, the method of compression, the compressed profile (11.3.2.3).
    ///
    /// @return nothing if it is broken: the pixels are still worth showing
    private byte[] inflated(Chunk profile) {
        long start = profile.at + HEAD;
        InputStream chunk = NativeBytes.open(bytes.asSlice(start, profile.end - start));
        try (var inflated = new InflaterInputStream(chunk)) {
            int read = chunk.read();
            while (read > 0) {
                read = chunk.read();
            }
            chunk.skipNBytes(1);
            return inflated.readNBytes(ProfileCost.LARGEST + 1);
        } catch (IOException _) {
            return new byte[0];
        }
    }

    /// By the colour type, of which 2 means colours and 4 an alpha channel (11.2.1).
    private boolean isGrey() {
        return bytes.byteSize() > COLOUR_TYPE
                && (bytes.get(ValueLayout.JAVA_BYTE, COLOUR_TYPE) & 2) == 0;
    }

    private Stream<Chunk> chunks() {
        return Stream.iterate(chunk(SIGNATURE), Objects::nonNull, this::next);
    }

    private @Nullable Chunk next(Chunk chunk) {
        return chunk.isEnd() ? null : chunk(chunk.end);
    }

    private @Nullable Chunk chunk(long at) {
        if (at + HEAD > bytes.byteSize()) {
            return null;
        }
        byte[] name = bytes.asSlice(at + Integer.BYTES, 4).toArray(ValueLayout.JAVA_BYTE);
        long length = Integer.toUnsignedLong(bytes.get(INT, at));
        long end = Math.min(at + HEAD + length + CHECKSUM, bytes.byteSize());
        return new Chunk(new String(name, StandardCharsets.US_ASCII), at, length, end);
    }

    private static long size(Chunk chunk) {
        return chunk.end - chunk.at;
    }

    private MemorySegment only(Predicate<Chunk> kept, SegmentAllocator memory) {
        return joined(chunks().filter(kept).map(this::whole), memory);
    }

    private MemorySegment joined(Stream<MemorySegment> chunks, SegmentAllocator memory) {
        Stream<MemorySegment> signature = Stream.of(bytes.asSlice(0, SIGNATURE));
        return NativeBytes.join(Stream.concat(signature, chunks).toList(), memory);
    }

    private MemorySegment whole(Chunk chunk) {
        return bytes.asSlice(chunk.at, size(chunk));
    }

    /// One that is cut off as a shorter one. Its checksum is not looked at.
    private Stream<MemorySegment> closed(Chunk chunk) {
        if (!chunk.isCutOff()) {
            return Stream.of(whole(chunk));
        }
        long data = Math.min(chunk.length, size(chunk) - HEAD);
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(0, (int) data);
        long name = chunk.at + Integer.BYTES;
        return Stream.of(
                MemorySegment.ofBuffer(length),
                bytes.asSlice(name, HEAD - Integer.BYTES + data),
                MemorySegment.ofArray(new byte[CHECKSUM]));
    }
}
