package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import photoshare.storage.picture.Refusal.Reason;

/// The chunks of a WebP (RFC 9649, 2.4 to 2.7). Used once.
final class WebpHeader {

    private static final int RIFF_HEADER = 12;
    private static final int FRAME_HEADER = 16;
    private static final int LARGEST_START = 10;
    private static final int BYTES_PER_PIXEL = 8;

    /// A frame has two or three. Decoders compare each with all before it.
    private static final int MOST_CHUNKS = 10_000;

    private final DataInputStream in;
    private int width;
    private int height;
    private byte[] exif = RawHeader.NO_EXIF;

    private WebpHeader(DataInputStream in) {
        this.in = in;
    }

    static RawHeader read(DataInputStream in) throws IOException {
        in.skipNBytes(RIFF_HEADER);
        var header = new WebpHeader(in);
        header.readFirst();
        return RawHeader.whole(header.width, header.height, header.exif, BYTES_PER_PIXEL);
    }

    private void readFirst() throws IOException {
        String chunk = name();
        long size = size();
        switch (chunk) {
            case "VP8X" -> {
                ByteBuffer canvas = start(size);
                width = 1 + little24(canvas, 4);
                height = 1 + little24(canvas, 7);
                skipRest(size);
                readRest();
            }
            case "VP8L", "VP8 " -> {
                Size pixels = pixels(chunk, start(size));
                width = pixels.width;
                height = pixels.height;
            }
            default -> throw new PictureRefusedException(Reason.NO_SIZE);
        }
    }

    /// A file that is cut off has not all of it.
    private void readRest() throws IOException {
        try {
            for (int chunks = 1; ; chunks++) {
                String chunk = name();
                if (chunks > MOST_CHUNKS) {
                    throw new PictureRefusedException(Reason.UNREADABLE);
                }
                long size = size();
                switch (chunk) {
                    case "VP8L", "VP8 " -> {
                        checkSize(pixels(chunk, start(size)));
                        skipRest(size);
                    }
                    case "ANMF" -> in.skipNBytes(FRAME_HEADER);
                    case "EXIF" -> readExif(size);
                    default -> in.skipNBytes(padded(size));
                }
            }
        } catch (EOFException _) {
            return;
        }
    }

    /// Decoders make room for what they find, not for what was announced.
    private void checkSize(Size pixels) {
        if (pixels.width > width || pixels.height > height) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }

    private void readExif(long size) throws IOException {
        if (size > RawHeader.LARGEST_EXIF) {
            in.skipNBytes(padded(size));
        } else {
            exif = in.readNBytes((int) size);
            in.skipNBytes(size & 1);
        }
    }

    private ByteBuffer start(long size) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(LARGEST_START).order(ByteOrder.LITTLE_ENDIAN);
        in.readFully(start.array(), 0, (int) Math.min(size, LARGEST_START));
        return start;
    }

    private void skipRest(long size) throws IOException {
        in.skipNBytes(padded(size) - Math.min(size, LARGEST_START));
    }

    private static Size pixels(String chunk, ByteBuffer start) {
        int bits = start.getInt(1);
        return chunk.equals("VP8L")
                ? new Size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
                : new Size(start.getShort(6) & 0x3FFF, start.getShort(8) & 0x3FFF);
    }

    private record Size(int width, int height) {}

    private String name() throws IOException {
        byte[] name = new byte[4];
        in.readFully(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private long size() throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    }

    private static long padded(long size) {
        return size + (size & 1);
    }

    private static int little24(ByteBuffer bytes, int at) {
        return bytes.getInt(at - 1) >>> 8;
    }
}
