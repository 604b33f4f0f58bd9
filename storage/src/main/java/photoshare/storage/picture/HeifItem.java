package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photoshare.storage.picture.Refusal.Reason;

/// A part of an AVIF or a HEIC that lies outside its boxes (ISO/IEC 14496-12, 8.11.3 and 8.11.6): a
/// coded picture, or an EXIF block, mostly behind the pictures.
///
/// @param type four letters
/// @param offset from the start of the file
/// @param size of its first piece, in bytes; 0 if it goes on to the end of the file
record HeifItem(String type, long offset, long size) {

    static final String AV1 = "av01";
    static final String EXIF = "Exif";

    private static final int IN_FILE = 0;

    /// @param infos body of the box `iinf`
    /// @param places body of the box `iloc`
    /// @throws PictureRefusedException if a picture lies elsewhere
    /// @throws java.nio.BufferUnderflowException if one of them ends early
    /// @throws IllegalArgumentException if one of them is broken in another way
    static List<HeifItem> all(ByteBuffer infos, ByteBuffer places) {
        return infos.hasRemaining() && places.hasRemaining()
                ? placed(types(infos), places)
                : List.of();
    }

    private static Map<Integer, String> types(ByteBuffer infos) {
        Map<Integer, String> types = new HashMap<>();
        HeifBox.number(infos, HeifBox.version(infos) > 0);
        for (HeifBox info : HeifBox.all(infos)) {
            ByteBuffer body = info.body();
            int version = HeifBox.version(body);
            if (version >= 2) {
                int item = HeifBox.number(body, version > 2);
                byte[] type = new byte[4];
                body.getShort();
                body.get(type);
                types.put(item, new String(type, StandardCharsets.ISO_8859_1));
            }
        }
        return types;
    }

    private static List<HeifItem> placed(Map<Integer, String> types, ByteBuffer places) {
        int version = HeifBox.version(places);
        int sizes = Short.toUnsignedInt(places.getShort());
        int sizeOfIndex = version > 0 ? sizes & 15 : 0;
        if (sizes >> 8 == 0) {
            throw new IllegalArgumentException("pieces that take no space");
        }
        List<HeifItem> items = new ArrayList<>();
        for (int left = HeifBox.number(places, version > 1); left > 0; left--) {
            String type = types.getOrDefault(HeifBox.number(places, version > 1), "");
            int method = version > 0 ? places.getShort() & 15 : IN_FILE;
            places.getShort();
            long base = integer(places, sizes >> 4 & 15);
            HeifItem first = null;
            for (int pieces = places.getShort() & 0xFFFF; pieces > 0; pieces--) {
                integer(places, sizeOfIndex);
                long offset = base + integer(places, sizes >> 12);
                long size = integer(places, sizes >> 8 & 15);
                first = first == null ? new HeifItem(type, offset, size) : first;
            }
            if (first != null && method == IN_FILE) {
                items.add(first);
            } else if (type.equals(AV1)) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
        }
        return items;
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
