package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A picture, an EXIF block or something else in an AVIF or a HEIC (ISO/IEC 14496-12, 8.11.3 and
/// 8.11.6).
///
/// @param type four letters
/// @param place what the offsets of its pieces are counted from
/// @param pieces of which it is put together
record HeifItem(int id, String type, int place, List<Piece> pieces) {

    /// The start of the file.
    static final int IN_FILE = 0;

    /// The start of the box `idat`.
    static final int IN_BOX = 1;

    /// @param size in bytes; 0 if it goes on to the end
    record Piece(long offset, long size) {}

    /// @param infos body of the box `iinf`
    /// @param places body of the box `iloc`
    /// @throws java.nio.BufferUnderflowException if one of them ends early
    /// @throws IllegalArgumentException if one of them is broken in another way
    static List<HeifItem> all(ByteBuffer infos, ByteBuffer places) {
        Map<Integer, String> types = types(infos);
        int version = HeifBox.version(places);
        int sizes = Short.toUnsignedInt(places.getShort());
        if (sizes >> 8 == 0) {
            throw new IllegalArgumentException("as many pieces as it likes would take no space");
        }
        List<HeifItem> items = new ArrayList<>();
        for (int left = HeifBox.items(places, version > 1); left > 0; left--) {
            int id = HeifBox.number(places, version > 1);
            int place = version > 0 ? places.getShort() & 15 : IN_FILE;
            places.getShort();
            List<Piece> pieces = pieces(places, sizes, version > 0);
            String type = Objects.requireNonNullElse(types.remove(id), "");
            items.add(new HeifItem(id, type, place, pieces));
        }
        types.forEach((id, type) -> items.add(new HeifItem(id, type, IN_FILE, List.of())));
        return items;
    }

    /// Of each item, by its number.
    static Map<Integer, String> types(ByteBuffer infos) {
        Map<Integer, String> types = new HashMap<>();
        HeifBox.number(infos, HeifBox.version(infos) > 0);
        for (HeifBox info : HeifBox.all(infos)) {
            ByteBuffer body = info.body();
            int version = HeifBox.version(body);
            int id = HeifBox.number(body, version > 2);
            byte[] type = new byte[4];
            body.getShort();
            body.get(type);
            String name = version < 2 ? "" : new String(type, StandardCharsets.ISO_8859_1);
            if (types.put(id, name) != null) {
                throw new IllegalArgumentException("two items have the number " + id);
            }
        }
        return types;
    }

    private static List<Piece> pieces(ByteBuffer places, int sizes, boolean indexed) {
        long base = integer(places, sizes >> 4 & 15);
        List<Piece> pieces = new ArrayList<>();
        for (int left = places.getShort() & 0xFFFF; left > 0; left--) {
            integer(places, indexed ? sizes & 15 : 0);
            long offset = base + integer(places, sizes >> 12);
            pieces.add(new Piece(offset, integer(places, sizes >> 8 & 15)));
        }
        return pieces;
    }

    private static long integer(ByteBuffer bytes, int size) {
        return switch (size) {
            case 0 -> 0;
            case 4 -> Integer.toUnsignedLong(bytes.getInt());
            case 8 -> bytes.getLong();
            default -> throw new IllegalArgumentException("integers of %d bytes".formatted(size));
        };
    }
}
