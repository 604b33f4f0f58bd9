package photoshare.resize.engine;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photoshare.resize.engine.JpegFile.Segment;

/// The colour profile inside a JPEG (ICC.1:2022, B.4).
final class JpegProfile {

    private static final String NAME = "ICC_PROFILE\0";

    /// Name, and which part of how many this is.
    private static final int HEAD = 12 + 2;

    private JpegProfile() {}

    /// Its parts.
    ///
    /// @return nothing of one of which a part is missing or there twice, so that each decoder would
    ///   put together another one; nor of one that takes long to use, or says it is larger than the
    ///   whole file: a decoder would make room for it before it looks
    static List<Segment> harmless(JpegFile jpeg) {
        List<Segment> parts = parts(jpeg).toList();
        if (!isComplete(jpeg, parts)) {
            return List.of();
        }
        byte[] whole = whole(jpeg, parts);
        boolean harmless =
                saidSize(whole) <= jpeg.bytes().byteSize() && ProfileCost.isBounded(whole);
        return harmless ? parts : List.of();
    }

    private static boolean isComplete(JpegFile jpeg, List<Segment> parts) {
        return IntStream.range(0, parts.size())
                .allMatch(at ->
                        number(jpeg, parts.get(at)) == at + 1
                                && of(jpeg, parts.get(at)) == parts.size());
    }

    /// @return null if there is none for grey, or none that can be used
    static @Nullable ICC_Profile grey(JpegFile jpeg) {
        return ColourProfile.read(whole(jpeg, harmless(jpeg)), ColorSpace.TYPE_GRAY).orElse(null);
    }

    private static byte[] whole(JpegFile jpeg, List<Segment> parts) {
        var whole = new ByteArrayOutputStream();
        parts.forEach(part -> whole.writeBytes(content(jpeg, part)));
        return whole.toByteArray();
    }

    private static byte[] content(JpegFile jpeg, Segment part) {
        long start = part.content() + HEAD;
        return jpeg.bytes().asSlice(start, part.end() - start).toArray(ValueLayout.JAVA_BYTE);
    }

    /// In their order.
    private static Stream<Segment> parts(JpegFile jpeg) {
        return jpeg.segments()
                .filter(segment -> segment.marker() == JpegFile.PROFILE)
                .filter(segment ->
                        segment.content() + HEAD <= segment.end()
                                && segment.end() <= jpeg.bytes().byteSize())
                .filter(segment -> jpeg.begins(segment, NAME))
                .sorted(Comparator.comparing(part -> number(jpeg, part)));
    }

    private static int number(JpegFile jpeg, Segment part) {
        return octet(jpeg, part.content() + HEAD - 2);
    }

    private static int of(JpegFile jpeg, Segment part) {
        return octet(jpeg, part.content() + HEAD - 1);
    }

    private static int octet(JpegFile jpeg, long at) {
        return Byte.toUnsignedInt(jpeg.bytes().get(ValueLayout.JAVA_BYTE, at));
    }

    /// In its first four bytes.
    private static long saidSize(byte[] profile) {
        return profile.length < Integer.BYTES
                ? 0
                : Integer.toUnsignedLong(ByteBuffer.wrap(profile).getInt());
    }
}
