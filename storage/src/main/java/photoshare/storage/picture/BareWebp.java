package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Blanks in a WebP the chunks that are not needed to show it (RFC 9649, 2.7). They keep their
/// place, because the length of the whole stands in front of it; readers skip them. Used once.
final class BareWebp {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int AT_ONCE = 8192;

    /// In the first byte of VP8X.
    private static final int HAS_XMP = 0x04;

    private static final String EXTENDED = "VP8X";
    private static final String EXIF = "EXIF";
    private static final Set<String> KEPT =
            Set.of("VP8 ", "VP8L", EXTENDED, "ALPH", "ANIM", "ANMF", "ICCP");

    /// What a chunk is called that only fills a place.
    private static final byte[] FILLER = {'J', 'U', 'N', 'K'};

    private final DataInputStream in;
    private final DataOutputStream out;

    BareWebp(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    void copy() throws IOException {
        byte[] header = new byte[RIFF_HEADER];
        in.readFully(header);
        out.write(header);
        long left = little32(header, 4) - 4;
        while (left >= CHUNK_HEADER) {
            left -= CHUNK_HEADER + copyChunk();
        }
    }

    /// @return how many bytes were behind its header
    private long copyChunk() throws IOException {
        byte[] header = new byte[CHUNK_HEADER];
        in.readFully(header);
        String name = new String(header, 0, 4, StandardCharsets.ISO_8859_1);
        long size = little32(header, 4);
        long padded = size + (size & 1);
        if (name.equals(EXIF) && size <= RawHeader.LARGEST_EXIF) {
            turn(header, in.readNBytes((int) padded));
        } else if (KEPT.contains(name)) {
            out.write(header);
            Span.copy(name.equals(EXTENDED) ? padded - copyFlags() : padded, in, out);
        } else {
            blank(header, padded);
            in.skipNBytes(padded);
        }
        return padded;
    }

    private int copyFlags() throws IOException {
        out.write(in.readUnsignedByte() & ~HAS_XMP);
        return 1;
    }

    private void turn(byte[] header, byte[] block) throws IOException {
        byte[] turning = Exif.only(Exif.parse(block).orientation(), false);
        if (block.length < turning.length) {
            blank(header, block.length);
        } else {
            out.write(header);
            out.write(turning);
            out.write(new byte[block.length - turning.length]);
        }
    }

    private void blank(byte[] header, long size) throws IOException {
        out.write(FILLER);
        out.write(header, 4, 4);
        byte[] nothing = new byte[AT_ONCE];
        for (long left = size; left > 0; left -= Math.min(left, AT_ONCE)) {
            out.write(nothing, 0, (int) Math.min(left, AT_ONCE));
        }
    }

    private static long little32(byte[] bytes, int at) {
        return bytes[at] & 0xFFL
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }
}
