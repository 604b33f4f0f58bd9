package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/// Keeps of a PNG's chunks those without which it looks different (PNG 3rd edition, 11.2 and 11.3).
/// Used once.
final class BarePng {

    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final String EXIF = "eXIf";
    private static final String END = "IEND";

    private static final Set<String> KEPT =
            Set.of(
                    "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD",
                    "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private final DataInputStream in;
    private final DataOutputStream out;

    BarePng(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    void copy() throws IOException {
        Span.copy(SIGNATURE, in, out);
        String name;
        do {
            long size = Integer.toUnsignedLong(in.readInt());
            byte[] code = new byte[4];
            in.readFully(code);
            name = new String(code, StandardCharsets.ISO_8859_1);
            if (isKept(name)) {
                out.writeInt((int) size);
                out.write(code);
                Span.copy(size + CHECKSUM, in, out);
            } else if (name.equals(EXIF) && size <= RawHeader.LARGEST_EXIF) {
                turn(Exif.parse(in.readNBytes((int) size)).orientation());
                in.skipNBytes(CHECKSUM);
            } else {
                in.skipNBytes(size + CHECKSUM);
            }
        } while (!name.equals(END));
    }

    /// A capital letter in front says that it cannot be decoded without this chunk.
    private static boolean isKept(String name) {
        return Character.isUpperCase(name.charAt(0)) || KEPT.contains(name);
    }

    private void turn(Orientation orientation) throws IOException {
        if (orientation == Orientation.UPRIGHT) {
            return;
        }
        byte[] code = EXIF.getBytes(StandardCharsets.US_ASCII);
        byte[] block = Exif.only(orientation, false);
        var checksum = new CRC32();
        checksum.update(code);
        checksum.update(block);
        out.writeInt(block.length);
        out.write(code);
        out.write(block);
        out.writeInt((int) checksum.getValue());
    }
}
