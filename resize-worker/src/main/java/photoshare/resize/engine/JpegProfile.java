package photoshare.resize.engine;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import photoshare.resize.engine.JpegFile.Segment;

/// The colour profile inside a JPEG (ICC.1:2022, B.4).
final class JpegProfile {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    /// Marker, length, name, and which part of how many this is.
    private static final int HEAD = 4 + 12 + 2;

    /// Its number is a byte.
    private static final int MOST_PARTS = 255;

    private JpegProfile() {}

    /// The same without a profile that says it is larger than the whole file, for which a decoder
    /// would make room before it looks, or that takes long to use.
    static MemorySegment withoutHarm(MemorySegment jpeg) {
        List<Segment> parts = parts(jpeg).toList();
        boolean harmless =
                parts.size() <= MOST_PARTS
                        && parts.stream().limit(1).allMatch(first -> isWithin(jpeg, first))
                        && parts.stream()
                                .allMatch(part -> ProfileCost.isBounded(content(jpeg, part)))
                        && ProfileCost.isBounded(whole(jpeg));
        return harmless
                ? jpeg
                : NativeBytes.nameless(jpeg, parts.stream().mapToLong(part -> part.at() + 4));
    }

    /// @return empty if there is none for grey, or none that can be used
    static Optional<ICC_Profile> grey(MemorySegment jpeg) {
        return ColourProfile.read(whole(jpeg), ColorSpace.TYPE_GRAY);
    }

    private static byte[] whole(MemorySegment jpeg) {
        var whole = new ByteArrayOutputStream();
        parts(jpeg).limit(MOST_PARTS).forEach(part -> whole.writeBytes(content(jpeg, part)));
        return whole.toByteArray();
    }

    private static byte[] content(MemorySegment jpeg, Segment part) {
        long start = part.at() + HEAD;
        return jpeg.asSlice(start, part.end() - start).toArray(ValueLayout.JAVA_BYTE);
    }

    /// In their order.
    private static Stream<Segment> parts(MemorySegment jpeg) {
        return new JpegFile(jpeg)
                .segments()
                .filter(segment -> segment.marker() == JpegFile.PROFILE)
                .filter(segment ->
                        segment.at() + HEAD + Integer.BYTES <= segment.end()
                                && segment.end() <= jpeg.byteSize())
                .filter(segment -> isNamed(jpeg, segment))
                .sorted(Comparator.comparing(part -> number(jpeg, part)));
    }

    private static boolean isNamed(MemorySegment jpeg, Segment segment) {
        return jpeg.asSlice(segment.at() + 4, NAME.length).mismatch(MemorySegment.ofArray(NAME))
                < 0;
    }

    private static int number(MemorySegment jpeg, Segment part) {
        return Byte.toUnsignedInt(jpeg.get(ValueLayout.JAVA_BYTE, part.at() + HEAD - 2));
    }

    /// As the first four bytes of its first part have it.
    private static boolean isWithin(MemorySegment jpeg, Segment first) {
        return Integer.toUnsignedLong(jpeg.get(INT, first.at() + HEAD)) <= jpeg.byteSize();
    }
}
