package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import photoshare.storage.picture.Refusal.Reason;

/// Walks the markers of a JPEG (ITU-T T.81, annex B): size, EXIF block and what its scans visit.
/// Used once.
final class JpegHeader {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int COMMENT = 0xFE;
    private static final int FRAME_SIZE = 6;
    private static final int BITS = 8;
    private static final int MOST_SEGMENTS = 10_000;
    private static final int INKS = 4;
    private static final int COPIES = 6;
    private static final int BYTES_OF_COMPONENT = 3;

    private final DataInputStream in;
    private final PictureLimits limits;
    private int width;
    private int height;
    private boolean framed;
    private int components;
    private long coefficients;
    private final int[] sampling = new int[256];
    private int finest = 1;
    private long visited;
    private boolean progressive;
    private int scans;
    private int segments;
    private long bytesOfSegments;
    private boolean whole = true;
    private byte[] exif = RawHeader.NO_EXIF;

    JpegHeader(DataInputStream in, PictureLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// @throws EOFException if the file ends before its first pixel
    RawHeader read() throws IOException {
        try {
            walk();
        } catch (EOFException e) {
            if (scans == 0) {
                throw e;
            }
        }
        return new RawHeader(width, height, exif, whole ? 0 : heldBytes());
    }

    /// Each coefficient has two bytes; what decoders keep beside them is a quarter as much again,
    /// and more of inks. Of other segments libvips makes copies.
    private long heldBytes() {
        int halves = components == INKS ? 6 : 5;
        return coefficients * halves / 2 + bytesOfSegments * COPIES;
    }

    private void walk() throws IOException {
        for (int marker = nextMarker(); marker != EOI || scans == 0; marker = nextMarker()) {
            if (marker == SOS) {
                int componentsOfScan = readScan();
                whole = isWhole(componentsOfScan);
                if (whole) {
                    return;
                }
            } else if (isFrame(marker)) {
                readFrame(marker);
            } else if (marker == APP1) {
                readExif();
            } else if (hasSegment(marker)) {
                in.skipNBytes(nextSegment());
            } else if (scans == 0 && marker != SOI) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
        }
    }

    /// A sequential picture whose first scan holds all components has no second one: a decoder
    /// reads no further, and neither do we.
    private boolean isWhole(int componentsOfScan) {
        return !progressive && scans == 1 && componentsOfScan == components;
    }

    /// Decoders take memory for each of them.
    private int nextSegment() throws IOException {
        if (++segments > MOST_SEGMENTS) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        int size = segmentSize();
        bytesOfSegments += size;
        return size;
    }

    private int readScan() throws IOException {
        scans++;
        byte[] scan = in.readNBytes(segmentSize());
        int componentsOfScan = scan.length == 0 ? 0 : scan[0] & 0xFF;
        for (int at = 1; at < Math.min(scan.length, 1 + 2 * componentsOfScan); at += 2) {
            visited += (long) width * height * sampling[scan[at] & 0xFF] / finest;
        }
        limits.checkScans(scans, visited);
        return componentsOfScan;
    }

    /// Of two frames a decoder believes the first, and stumbles over the second.
    private void readFrame(int marker) throws IOException {
        progressive = (marker & 3) == 2;
        byte[] frame = in.readNBytes(segmentSize());
        if (frame.length < FRAME_SIZE) {
            throw new EOFException();
        }
        if (!isReadable(marker) || frame[0] != BITS || framed) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        framed = true;
        height = (frame[1] & 0xFF) << 8 | frame[2] & 0xFF;
        width = (frame[3] & 0xFF) << 8 | frame[4] & 0xFF;
        components = frame[5] & 0xFF;
        coefficients = coefficients(frame);
    }

    /// Of all components: the finest has one for every pixel, another perhaps for every fourth.
    private long coefficients(byte[] frame) {
        int sum = 0;
        for (int at = FRAME_SIZE + 1; at < frame.length; at += BYTES_OF_COMPONENT) {
            int sampled = (frame[at] >> 4 & 0xF) * (frame[at] & 0xF);
            int id = frame[at - 1] & 0xFF; // some cameras give them all the same
            sampling[id] = Math.max(sampling[id], sampled);
            sum += sampled;
            finest = Math.max(finest, sampled);
        }
        return (long) width * height * sum / finest;
    }

    private void readExif() throws IOException {
        byte[] segment = in.readNBytes(nextSegment());
        if (exif.length == 0 && Exif.isMarked(segment)) {
            exif = segment;
        }
    }

    /// Skips everything that is no marker: pixels, fill bytes, and rubbish between segments.
    private int nextMarker() throws IOException {
        boolean marked = false;
        while (true) {
            int code = in.readUnsignedByte();
            if (marked && code != 0 && code != 0xFF) {
                return code;
            }
            marked = code == 0xFF;
        }
    }

    private int segmentSize() throws IOException {
        return Math.max(0, in.readUnsignedShort() - 2);
    }

    private static boolean isFrame(int marker) {
        return switch (marker) {
            case 0xC4, 0xC8, 0xCC -> false; // Huffman tables, reserved, arithmetic conditioning
            default -> 0xC0 <= marker && marker <= 0xCF;
        };
    }

    /// Nobody has a decoder for lossless and hierarchical ones. Arithmetic ones, which nobody
    /// writes, need no bytes to be decoded for minutes.
    private static boolean isReadable(int frame) {
        return 0xC0 <= frame && frame <= 0xC2;
    }

    /// Behind others some decoders see a segment, and some look into it: none may be there before
    /// the pixels. Amid them decoders take no notice, and look for the next marker.
    private static boolean hasSegment(int marker) {
        boolean table = marker == 0xC4 || marker == 0xCC || 0xDB <= marker && marker <= 0xDF;
        return table || 0xE0 <= marker && marker <= 0xEF || marker == COMMENT;
    }
}
