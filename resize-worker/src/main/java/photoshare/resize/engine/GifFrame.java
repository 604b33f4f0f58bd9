package photoshare.resize.engine;

import java.awt.Point;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where the first frame of a GIF lies, which need not cover the whole canvas (GIF89a, 20).
///
/// @param x of its left edge on the canvas
/// @param y of its upper edge
public record GifFrame(int x, int y, int width, int height) {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int COLOURS = 10;
    private static final int FIRST_BLOCK = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;

    /// Nothing at 0, 0 if there is no frame.
    public static GifFrame of(MemorySegment gif) {
        try {
            return at(gif, firstImage(gif));
        } catch (IndexOutOfBoundsException _) {
            return new GifFrame(0, 0, 0, 0);
        }
    }

    Point place() {
        return new Point(x, y);
    }

    private static GifFrame at(MemorySegment gif, long start) {
        return new GifFrame(
                integer(gif, start + 1),
                integer(gif, start + 3),
                integer(gif, start + 5),
                integer(gif, start + 7));
    }

    private static long firstImage(MemorySegment gif) {
        int colours = octet(gif, COLOURS);
        long at = FIRST_BLOCK + ((colours & 0x80) == 0 ? 0 : 3L * (2 << (colours & 7)));
        while (octet(gif, at) == EXTENSION) {
            at += 2;
            while (octet(gif, at) != 0) {
                at += 1 + octet(gif, at);
            }
            at++;
        }
        if (octet(gif, at) != IMAGE) {
            throw new IndexOutOfBoundsException("no image");
        }
        return at;
    }

    private static int integer(MemorySegment gif, long at) {
        return Short.toUnsignedInt(gif.get(SHORT, at));
    }

    private static int octet(MemorySegment gif, long at) {
        return gif.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
    }
}
