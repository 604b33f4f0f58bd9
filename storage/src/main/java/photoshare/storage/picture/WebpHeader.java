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

    private static final int LENGTH_OF_NAME = 4;
    private static final int FRAME_HEADER = 16;
    private static final int LARGEST_START = 10;
    private static final int BYTES_PER_PIXEL = 8;

    /// A frame has two or three. Decoders compare each with all before it.
    private static final int MOST_CHUNKS = 10_000;

    /// Encoders make up to 2,600.
    private static final int MOST_GROUPS = 4_000;

    /// Decoders keep tables of every code.
    private static final int BYTES_PER_GROUP = 12 * 1024;

    /// Of a profile, EXIF and the like.
    private static final int COPIES = 3;

    /// In which a lossless picture tells how many it has.
    private static final int LONGEST_PROLOGUE = 1024 * 1024;

    private static final int LOSSLESS_HEADER = 5;
    private static final int ALPHA_HEADER = 1;
    private static final int LOSSLESS_ALPHA = 1;
    private static final int ANIMATED = 2;
    private static final int CHUNK_HEADER = 8;

    private final DataInputStream in;
    private int width;
    private int height;
    private byte[] exif = RawHeader.NO_EXIF;
    private byte[] alpha = {};
    private long unread;
    private long left;
    private long bytesOfRemarks;
    private int groups;
    private boolean pictured;
    private boolean animated;
    private long leftOfFrame;
    private final LosslessWebp lossless = new LosslessWebp();

    private WebpHeader(DataInputStream in) {
        this.in = in;
    }

    static RawHeader read(DataInputStream in) throws IOException {
        var header = new WebpHeader(in);
        in.skipNBytes(LENGTH_OF_NAME);
        header.left = header.size() - LENGTH_OF_NAME;
        in.skipNBytes(LENGTH_OF_NAME);
        header.readFirst();
        return RawHeader.whole(header.width, header.height, header.exif, BYTES_PER_PIXEL)
                .holding(header.bytesOfRemarks * COPIES + (long) header.groups * BYTES_PER_GROUP);
    }

    private void readFirst() throws IOException {
        String chunk = name();
        long size = size();
        switch (chunk) {
            case "VP8X" -> {
                ByteBuffer canvas = start(size);
                animated = (canvas.get(0) & ANIMATED) != 0;
                width = 1 + little24(canvas, 4);
                height = 1 + little24(canvas, 7);
                skipRest(size);
                left -= CHUNK_HEADER + padded(size);
                readRest();
            }
            case "VP8L", "VP8 " -> {
                Size pixels = readPixels(chunk, size);
                width = pixels.width;
                height = pixels.height;
            }
            default -> throw new PictureRefusedException(Reason.NO_SIZE);
        }
    }

    /// A file that is cut off has not all of it. What lies behind its own end is read only to find
    /// a picture.
    private void readRest() throws IOException {
        try {
            for (int chunks = 1; left > 0 || !pictured; chunks++) {
                String chunk = name();
                if (chunks > MOST_CHUNKS) {
                    throw new PictureRefusedException(Reason.UNREADABLE);
                }
                long size = size();
                checkFrame(chunk, size);
                left -= CHUNK_HEADER + (chunk.equals("ANMF") ? FRAME_HEADER : padded(size));
                switch (chunk) {
                    case "VP8L", "VP8 " -> {
                        pictured = true;
                        checkSize(readPixels(chunk, size));
                        in.skipNBytes(unread);
                    }
                    case "ALPH" -> readAlpha(size);
                    case "ANMF" -> in.skipNBytes(FRAME_HEADER);
                    case "EXIF" -> {
                        readExif(size);
                        bytesOfRemarks += size;
                    }
                    default -> {
                        in.skipNBytes(padded(size));
                        bytesOfRemarks += size;
                    }
                }
            }
        } catch (EOFException _) {
            return;
        }
    }

    /// Decoders look for chunks inside a frame only, and only where the file is told to have
    /// frames.
    private void checkFrame(String chunk, long size) {
        if (chunk.equals("ANMF")) {
            if (!animated || leftOfFrame > 0) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
            leftOfFrame = padded(size) - FRAME_HEADER;
        } else if (leftOfFrame > 0) {
            leftOfFrame -= CHUNK_HEADER + padded(size);
            if (leftOfFrame < 0) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
        }
    }

    /// Decoders make room for what they find, not for what was announced.
    private void checkSize(Size pixels) {
        if (pixels.width > width || pixels.height > height) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }

    private Size readPixels(String chunk, long size) throws IOException {
        ByteBuffer start = start(size);
        Size pixels = pixels(chunk, start);
        unread = padded(size) - Math.min(size, LARGEST_START);
        if (chunk.equals("VP8L")) {
            byte[] rest = in.readNBytes((int) Math.min(unread, LONGEST_PROLOGUE));
            unread -= rest.length;
            ByteBuffer all = ByteBuffer.allocate(LARGEST_START + rest.length);
            checkGroups(all.put(start.array()).put(rest).flip().position(LOSSLESS_HEADER), pixels);
        } else {
            if (alpha.length > 0 && (alpha[0] & 3) == LOSSLESS_ALPHA) {
                checkGroups(ByteBuffer.wrap(alpha).position(ALPHA_HEADER), pixels);
            }
            alpha = new byte[0];
        }
        return pixels;
    }

    /// Its size is that of the picture, which follows. Of two some decoders take the first, others
    /// the second.
    private void readAlpha(long size) throws IOException {
        if (alpha.length > 0) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        alpha = in.readNBytes((int) Math.min(size, LONGEST_PROLOGUE));
        in.skipNBytes(padded(size) - alpha.length);
    }

    private void checkGroups(ByteBuffer stream, Size pixels) {
        boolean isCut = stream.limit() >= LONGEST_PROLOGUE;
        int found = lossless.groups(stream, pixels.width, pixels.height);
        if (found > MOST_GROUPS || isCut && !stream.hasRemaining()) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        groups = Math.max(groups, found);
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
        byte[] name = new byte[LENGTH_OF_NAME];
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
