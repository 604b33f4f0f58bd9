package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import photoshare.storage.picture.Refusal.Reason;

/// The IHDR, tRNS and eXIf chunks of a PNG (PNG 3rd edition, 11.2.1, 11.3.1.1 and 11.3.3.4). Used
/// once.
final class PngHeader {

    private static final int SIGNATURE = 8;
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;
    private static final int TRANSPARENCY = 0x74524E53;
    private static final int IHDR_SIZE = 13;
    private static final int CHECKSUM = 4;

    /// Of 25 MB in the smallest pieces that programs write there are a quarter as many.
    private static final int MOST_CHUNKS = 100_000;

    private final DataInputStream in;
    private byte[] exif = RawHeader.NO_EXIF;
    private boolean transparent;

    private PngHeader(DataInputStream in) {
        this.in = in;
    }

    static RawHeader read(DataInputStream in) throws IOException {
        return new PngHeader(in).read();
    }

    private RawHeader read() throws IOException {
        in.skipNBytes(SIGNATURE);
        int size = in.readInt();
        if (in.readInt() != IHDR || size < IHDR_SIZE) {
            throw new PictureRefusedException(Reason.NO_SIZE);
        }
        int width = in.readInt();
        int height = in.readInt();
        int bits = in.readUnsignedByte();
        int colours = in.readUnsignedByte();
        in.skipNBytes(2);
        boolean interlaced = in.readUnsignedByte() != 0;
        readChunks(size - IHDR_SIZE);
        long held = interlaced ? (long) width * height * bytesPerPixel(bits, colours) * 3 / 2 : 0;
        return new RawHeader(width, height, exif, held);
    }

    /// Decoded: a palette becomes colours, and one transparent colour a sample of each pixel. What
    /// decoders keep is half as much again.
    private int bytesPerPixel(int bits, int colours) {
        int samples =
                switch (colours) {
                    case 0 -> transparent ? 2 : 1;
                    case 2 -> transparent ? 4 : 3;
                    case 4 -> 2;
                    default -> 4;
                };
        return bits > 8 ? 2 * samples : samples;
    }

    /// Nothing is read of what the other chunks hold, however large they claim to be.
    private void readChunks(int restOfHeader) throws IOException {
        try {
            in.skipNBytes(restOfHeader + CHECKSUM);
            for (int chunks = 0; chunks < MOST_CHUNKS; chunks++) {
                long size = Integer.toUnsignedLong(in.readInt());
                int type = in.readInt();
                if (type == IEND) {
                    return;
                }
                transparent |= type == TRANSPARENCY;
                if (type == EXIF && size <= RawHeader.LARGEST_EXIF && exif.length == 0) {
                    exif = in.readNBytes((int) size);
                    size = 0;
                }
                in.skipNBytes(size + CHECKSUM);
            }
        } catch (EOFException _) {
            return;
        }
        throw new PictureRefusedException(Reason.UNREADABLE);
    }
}
