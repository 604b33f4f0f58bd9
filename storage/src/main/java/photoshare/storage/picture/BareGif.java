package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Keeps of a GIF's blocks its pictures and how they follow each other (GIF89a, 12). Used once.
final class BareGif {

    private static final int SCREEN = 13;
    private static final int SCREEN_FLAGS = 10;
    private static final int IMAGE_HEADER = 9;
    private static final int IMAGE_FLAGS = 8;
    private static final int COLOUR_TABLE = 0x80;

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int END = 0x3B;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    /// How often a film is repeated, and its colours.
    private static final Set<String> KEPT = Set.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012");

    private final DataInputStream in;
    private final DataOutputStream out;

    BareGif(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    void copy() throws IOException {
        copyWithColours(SCREEN, SCREEN_FLAGS);
        int block = in.readUnsignedByte();
        while (block == EXTENSION || block == IMAGE) {
            if (block == IMAGE) {
                copyImage();
            } else {
                copyExtension(in.readUnsignedByte());
            }
            block = in.readUnsignedByte();
        }
        out.write(END);
    }

    private void copyImage() throws IOException {
        out.write(IMAGE);
        copyWithColours(IMAGE_HEADER, IMAGE_FLAGS);
        out.write(in.readUnsignedByte());
        copyParts();
    }

    private void copyWithColours(int size, int flagsAt) throws IOException {
        byte[] header = new byte[size];
        in.readFully(header);
        out.write(header);
        int flags = header[flagsAt];
        Span.copy((flags & COLOUR_TABLE) == 0 ? 0 : 3L * (2 << (flags & 7)), in, out);
    }

    private void copyExtension(int label) throws IOException {
        byte[] name = new byte[in.readUnsignedByte()];
        in.readFully(name);
        if (isKept(label, name)) {
            out.write(EXTENSION);
            out.write(label);
            out.write(name.length);
            out.write(name);
            copyParts();
        } else if (name.length > 0) {
            skipParts();
        }
    }

    /// Of a control block it is no name.
    private static boolean isKept(int label, byte[] name) {
        return name.length > 0
                && (label == CONTROL
                        || label == APPLICATION
                                && KEPT.contains(new String(name, StandardCharsets.ISO_8859_1)));
    }

    private void copyParts() throws IOException {
        int size;
        do {
            size = in.readUnsignedByte();
            out.write(size);
            Span.copy(size, in, out);
        } while (size > 0);
    }

    private void skipParts() throws IOException {
        for (int size = in.readUnsignedByte(); size > 0; size = in.readUnsignedByte()) {
            in.skipNBytes(size);
        }
    }
}
