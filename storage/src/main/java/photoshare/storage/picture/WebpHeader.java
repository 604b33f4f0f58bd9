package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import photoshare.storage.picture.Refusal.Reason;

/// The chunks of a WebP (RFC 9649, 2.4 to 2.7).
final class WebpHeader {

    private static final int RIFF_HEADER = 12;
    private static final int LARGEST_START = 10;
    private static final int BYTES_PER_PIXEL = 8;

    private WebpHeader() {}

    static RawHeader read(DataInputStream in) throws IOException {
        in.skipNBytes(RIFF_HEADER);
        String chunk = name(in);
        long size = size(in);
        ByteBuffer start = ByteBuffer.allocate(LARGEST_START).order(ByteOrder.LITTLE_ENDIAN);
        in.readFully(start.array(), 0, (int) Math.min(size, LARGEST_START));
        return switch (chunk) {
            case "VP8X" -> {
                int width = 1 + little24(start, 4);
                int height = 1 + little24(start, 7);
                yield RawHeader.whole(
                        width, height, exif(in, padded(size) - LARGEST_START), BYTES_PER_PIXEL);
            }
            case "VP8L" -> lossless(start.getInt(1));
            case "VP8 " -> lossy(start.getShort(6), start.getShort(8));
            default -> throw new PictureRefusedException(Reason.NO_SIZE);
        };
    }

    private static RawHeader lossy(int width, int height) {
        return RawHeader.whole(width & 0x3FFF, height & 0x3FFF, RawHeader.NO_EXIF, BYTES_PER_PIXEL);
    }

    private static RawHeader lossless(int bits) {
        return RawHeader.whole(
                1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF), RawHeader.NO_EXIF, BYTES_PER_PIXEL);
    }

    /// Comes behind the pixels, which are skipped; a file that is cut off has none.
    private static byte[] exif(DataInputStream in, long restOfChunk) throws IOException {
        try {
            in.skipNBytes(Math.max(0, restOfChunk));
            while (true) {
                boolean exif = name(in).equals("EXIF");
                long size = size(in);
                if (exif && size <= RawHeader.LARGEST_EXIF) {
                    return in.readNBytes((int) size);
                }
                in.skipNBytes(padded(size));
            }
        } catch (EOFException _) {
            return RawHeader.NO_EXIF;
        }
    }

    private static String name(DataInputStream in) throws IOException {
        byte[] name = new byte[4];
        in.readFully(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static long size(DataInputStream in) throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    }

    private static long padded(long size) {
        return size + (size & 1);
    }

    private static int little24(ByteBuffer bytes, int at) {
        return bytes.getInt(at - 1) >>> 8;
    }
}
