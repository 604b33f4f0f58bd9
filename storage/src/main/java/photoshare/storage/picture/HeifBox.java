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

    /// @throws IllegalArgumentException if a box does not fit into the bytes
    static List<HeifBox> all(ByteBuffer bytes) {
        List<HeifBox> boxes = new ArrayList<>();
        while (bytes.remaining() >= HEADER) {
            int start = bytes.position();
            int size = bytes.getInt();
            byte[] type = new byte[4];
            bytes.get(type);
            if (size != 0 && size < HEADER || size > bytes.limit() - start) {
                throw new IllegalArgumentException("a box of %d bytes".formatted(size));
            }
            int end = size == 0 ? bytes.limit() : start + size;
            ByteBuffer body = bytes.duplicate().limit(end).slice();
            boxes.add(new HeifBox(new String(type, StandardCharsets.ISO_8859_1), body));
            bytes.position(end);
        }
        return boxes;
    }

    /// Of the layout of the body, which begins with it.
    static int version(ByteBuffer body) {
        return body.getInt() >>> 24;
    }

    /// Of an item or of how many there are.
    static int number(ByteBuffer bytes, boolean isLong) {
        return isLong ? bytes.getInt() : Short.toUnsignedInt(bytes.getShort());
    }
}
