package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/// The logical screen of a GIF (GIF89a, 18), made large enough for the first frame (20), which need
/// not keep to it.
final class GifHeader {

    private static final int SIGNATURE = 6;
    private static final int BYTES_PER_PIXEL = 5;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int COLOUR_TABLE = 0x80;

    private GifHeader() {}

    static RawHeader read(DataInputStream in) throws IOException {
        in.skipNBytes(SIGNATURE);
        int width = littleShort(in);
        int height = littleShort(in);
        try {
            if (isAtFrame(in)) {
                int x = littleShort(in);
                int y = littleShort(in);
                width = Math.max(width, x + littleShort(in));
                height = Math.max(height, y + littleShort(in));
            }
        } catch (EOFException _) { // cut off behind the screen: whoever decodes it will tell
        }
        return RawHeader.whole(width, height, RawHeader.NO_EXIF, BYTES_PER_PIXEL);
    }

    private static boolean isAtFrame(DataInputStream in) throws IOException {
        int flags = in.readUnsignedByte();
        in.skipNBytes(2);
        in.skipNBytes((flags & COLOUR_TABLE) == 0 ? 0 : 3L * (2 << (flags & 7)));
        int block = in.readUnsignedByte();
        while (block == EXTENSION) {
            in.skipNBytes(1);
            for (int size = in.readUnsignedByte(); size > 0; size = in.readUnsignedByte()) {
                in.skipNBytes(size);
            }
            block = in.readUnsignedByte();
        }
        return block == IMAGE;
    }

    private static int littleShort(DataInputStream in) throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8;
    }
}
