package photoshare.resize.engine;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// A PNG taken apart. The decoder gets the chunks that make pixels and no others: it would inflate
/// texts, stumble over malformed remarks, and ignore the colour profile, which is kept here.
///
/// @param pixelsOnly a PNG again
/// @param profile of the same kind of colours; null if there is none that can be used
record PngChunks(byte[] pixelsOnly, @Nullable ICC_Profile profile) {

    private static final int SIGNATURE = 8;
    private static final int HEAD = 8;
    private static final int COLOUR_TYPE = 25;
    private static final int CHECKSUM = 4;
    private static final int LARGEST_PROFILE = 4 * 1024 * 1024;

    static PngChunks of(byte[] png) {
        var pixels = new ByteArrayOutputStream(png.length);
        pixels.write(png, 0, SIGNATURE);
        ICC_Profile profile = null;
        int kind = isGrey(png) ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
        for (int at = SIGNATURE; at + HEAD <= png.length; ) {
            String name = new String(png, at + 4, 4, StandardCharsets.US_ASCII);
            int length = length(png, at);
            if (makesPixels(name)) {
                pixels.write(png, at, length);
            } else if (name.equals("iCCP")) {
                profile = profile(png, at + HEAD, length - HEAD - CHECKSUM, kind);
            }
            at += length;
        }
        return new PngChunks(pixels.toByteArray(), profile);
    }

    /// With head and checksum, and never beyond the end of the file.
    private static int length(byte[] png, int at) {
        long size = Integer.toUnsignedLong(ByteBuffer.wrap(png).getInt(at));
        return (int) Math.min(HEAD + size + CHECKSUM, png.length - at);
    }

    /// By the colour type, of which 2 means colours and 4 an alpha channel (11.2.1).
    private static boolean isGrey(byte[] png) {
        return png.length > COLOUR_TYPE && (png[COLOUR_TYPE] & 2) == 0;
    }

    /// A capital first letter means that a decoder must know it (PNG 3rd edition, 5.4).
    private static boolean makesPixels(String name) {
        return Character.isUpperCase(name.charAt(0)) || name.equals("tRNS");
    }

    /// A name, a NUL, the method of compression, the compressed profile (11.3.2.3). Whatever is
    /// wrong with it, the pixels are still worth showing.
    private static @Nullable ICC_Profile profile(byte[] png, int from, int length, int kind) {
        int start = from;
        while (start < from + length && png[start] != 0) {
            start++;
        }
        start += 2;
        var compressed = new ByteArrayInputStream(png, start, Math.max(0, from + length - start));
        try (var inflated = new InflaterInputStream(compressed)) {
            return ColourProfile.read(inflated.readNBytes(LARGEST_PROFILE), kind).orElse(null);
        } catch (IOException _) {
            return null;
        }
    }
}
