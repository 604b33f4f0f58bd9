package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.IOException;

/// The logical screen of a GIF (GIF89a, 18).
final class GifHeader {

    private static final int SIGNATURE = 6;

    private GifHeader() {}

    static RawHeader read(DataInputStream in) throws IOException {
        in.skipNBytes(SIGNATURE);
        int width = littleShort(in);
        int height = littleShort(in);
        return RawHeader.whole(width, height, RawHeader.NO_EXIF);
    }

    private static int littleShort(DataInputStream in) throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8;
    }
}
