package photoshare.resize.engine;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photoshare.resize.engine.JpegFile.Segment;

/// The colour profile inside a JPEG (ICC.1:2022, B.4).
final class JpegProfile {

    private static final String NAME = "ICC_PROFILE\0";

    /// Name, and which part of how many this is.
    private static final int HEAD = 12 + 2;

    /// Its number is a byte.
    private static final int MOST_PARTS = 255;

    private JpegProfile() {}

    /// Its parts.
    ///
    /// @return nothing of one that takes long to use, or says it is larger than the whole file: a
    ///   decoder would make room for it before it looks
    static List<Segment> harmless(JpegFile jpeg) {
        List<Segment> parts = parts(jpeg).toList();
        byte[] whole = whole(jpeg);
        boolean harmless =
                parts.size() <= MOST_PARTS
                        && saidSize(whole) <= jpeg.bytes().byteSize()
                        && parts.stream()
                                .allMatch(part -> ProfileCost.isBounded(content(jpeg, part)))
                        && ProfileCost.isBounded(whole);
        return harmless ? parts : List.of();
    }

    /// @return null if there is none for grey, or none that can be used
    static @Nullable ICC_Profile grey(JpegFile jpeg) {
        return ColourProfile.read(whole(jpeg), ColorSpace.TYPE_GRAY).orElse(null);
    }

    private static byte[] whole(JpegFile jpeg) {
        var whole = new ByteArrayOutputStream();
        parts(jpeg).limit(MOST_PARTS).forEach(part -> whole.writeBytes(content(jpeg, part)));
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
        return Byte.toUnsignedInt(
                jpeg.bytes().get(ValueLayout.JAVA_BYTE, part.content() + HEAD - 2));
    }

    /// In its first four bytes.
    private static long saidSize(byte[] profile) {
        return profile.length < Integer.BYTES
                ? 0
                : Integer.toUnsignedLong(ByteBuffer.wrap(profile).getInt());
    }
}
