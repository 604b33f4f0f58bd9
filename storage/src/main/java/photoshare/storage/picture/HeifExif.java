package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Where an AVIF or a HEIC keeps its EXIF block (ISO/IEC 14496-12, 8.11.3 and 8.11.6; ISO/IEC
/// 23008-12, annex A.2): an item like the pictures, mostly behind them.
///
/// @param offset from the start of the file
record HeifExif(long offset, long size) {

    static final HeifExif NONE = new HeifExif(0, 0);

    private static final int IN_FILE = 0;

    /// @param infos body of the box `iinf`
    /// @param places body of the box `iloc`
    static HeifExif find(ByteBuffer infos, ByteBuffer places) {
        try {
            int item = item(infos);
            return item == 0 ? NONE : place(places, item);
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return NONE;
        }
    }

    /// @param in at `position` in the file; read no further than to the end of the block
    /// @return the block without what stands before it; empty if it cannot be read any more
    byte[] read(DataInputStream in, long position) throws IOException {
        if (offset < position || size < Integer.BYTES || size > RawHeader.LARGEST_EXIF) {
            return RawHeader.NO_EXIF;
        }
        try {
            in.skipNBytes(offset - position);
            int before = in.readInt();
            int rest = (int) size - Integer.BYTES;
            in.skipNBytes(Math.clamp(before, 0, rest));
            return in.readNBytes(rest - Math.clamp(before, 0, rest));
        } catch (EOFException _) {
            return RawHeader.NO_EXIF;
        }
    }

    private static int item(ByteBuffer infos) {
        HeifBox.number(infos, HeifBox.version(infos) > 0);
        for (HeifBox info : HeifBox.all(infos)) {
            ByteBuffer body = info.body();
            int version = HeifBox.version(body);
            int item = HeifBox.number(body, version > 2);
            byte[] type = new byte[4];
            body.getShort();
            body.get(type);
            if (version >= 2 && new String(type, StandardCharsets.ISO_8859_1).equals("Exif")) {
                return item;
            }
        }
        return 0;
    }

    private static HeifExif place(ByteBuffer places, int wanted) {
        int version = HeifBox.version(places);
        int sizes = Short.toUnsignedInt(places.getShort());
        int sizeOfIndex = version > 0 ? sizes & 15 : 0;
        if (sizes >> 8 == 0) {
            return NONE; // as many extents as it likes would take no space
        }
        for (int items = HeifBox.number(places, version > 1); items > 0; items--) {
            int item = HeifBox.number(places, version > 1);
            int method = version > 0 ? places.getShort() & 15 : IN_FILE;
            places.getShort();
            long base = integer(places, sizes >> 4 & 15);
            HeifExif last = NONE;
            for (int extents = places.getShort() & 0xFFFF; extents > 0; extents--) {
                integer(places, sizeOfIndex);
                long offset = base + integer(places, sizes >> 12);
                last = new HeifExif(offset, integer(places, sizes >> 8 & 15));
            }
            if (item == wanted) {
                return method == IN_FILE ? last : NONE;
            }
        }
        return NONE;
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
