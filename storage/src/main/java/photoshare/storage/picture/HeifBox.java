package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A part of an AVIF or a HEIC (ISO/IEC 14496-12, 4.2).
///
/// @param type four letters
/// @param body what follows them
record HeifBox(String type, ByteBuffer body) {

    static final int HEADER = 8;

    /// There is one for each item and each property; large grids have a thousand.
    static final int MOST = 4_000;

    private static final int TO_THE_END = 0;
    private static final int LONG_SIZE = 1;

    /// @throws IllegalArgumentException if a box does not fit into the bytes
    static List<HeifBox> all(ByteBuffer bytes) {
        List<HeifBox> boxes = leading(bytes);
        if (bytes.remaining() >= HEADER) {
            throw new IllegalArgumentException("a box that does not fit in");
        }
        return boxes;
    }

    /// As many as there are before something else begins.
    static List<HeifBox> leading(ByteBuffer bytes) {
        List<HeifBox> boxes = new ArrayList<>();
        while (bytes.remaining() >= HEADER) {
            int start = bytes.position();
            long end = start + size(bytes);
            int head = bytes.getInt(start) == LONG_SIZE ? 2 * HEADER : HEADER;
            if (end < start + head || end > bytes.limit()) {
                return boxes;
            }
            ByteBuffer body = bytes.slice(start + head, (int) end - start - head);
            boxes.add(new HeifBox(letters(bytes, start + 4), body));
            bytes.position((int) end);
            if (boxes.size() > MOST) {
                throw new IllegalArgumentException("boxes without end");
            }
        }
        return boxes;
    }

    /// Whether the body has these letters there.
    boolean says(String letters, int at) {
        ByteBuffer expected = ByteBuffer.wrap(letters.getBytes(StandardCharsets.ISO_8859_1));
        return body.remaining() >= at + expected.remaining()
                && body.slice(at, expected.remaining()).equals(expected);
    }

    private static long size(ByteBuffer bytes) {
        int start = bytes.position();
        int size = bytes.getInt(start);
        return switch (size) {
            case TO_THE_END -> bytes.remaining();
            case LONG_SIZE -> bytes.remaining() < 2 * HEADER ? 0 : bytes.getLong(start + HEADER);
            default -> size;
        };
    }

    static String letters(ByteBuffer bytes, int at) {
        byte[] letters = new byte[4];
        bytes.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /// Of the layout of the body, which begins with it.
    static int version(ByteBuffer body) {
        return body.getInt() >>> 24;
    }

    /// Of an item.
    static int number(ByteBuffer bytes, boolean isLong) {
        return isLong ? bytes.getInt() : Short.toUnsignedInt(bytes.getShort());
    }

    /// How many items follow.
    ///
    /// @throws IllegalArgumentException if there are more than [#MOST]
    static int items(ByteBuffer bytes, boolean isLong) {
        int items = number(bytes, isLong);
        if (Integer.compareUnsigned(items, MOST) > 0) {
            throw new IllegalArgumentException("too many items");
        }
        return items;
    }
}
