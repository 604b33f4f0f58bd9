package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/// The IHDR and eXIf chunks of a PNG (PNG 3rd edition, 11.2.1 and 11.3.3.4).
final class PngHeader {

    private static final int SIGNATURE = 8;
    private static final int IHDR = 0x49484452;
    private static final int EXIF = 0x65584966;
    private static final int CHECKSUM = 4;

    private PngHeader() {}

    static RawHeader read(DataInputStream in) throws IOException {
        in.skipNBytes(SIGNATURE);
        int size = in.readInt();
        if (in.readInt() != IHDR || size < 8) {
            throw PictureRefusedException.damaged("it says no size");
        }
        int width = in.readInt();
        int height = in.readInt();
        return new RawHeader(width, height, exif(in, size - 8));
    }

    /// Nothing is read of what the other chunks hold, however large they claim to be.
    private static byte[] exif(DataInputStream in, int restOfHeader) throws IOException {
        try {
            in.skipNBytes(restOfHeader + CHECKSUM);
            while (true) {
                long size = Integer.toUnsignedLong(in.readInt());
                if (in.readInt() == EXIF && size <= RawHeader.LARGEST_EXIF) {
                    return in.readNBytes((int) size);
                }
                in.skipNBytes(size + CHECKSUM);
            }
        } catch (EOFException _) {
            return RawHeader.NO_EXIF;
        }
    }
}
