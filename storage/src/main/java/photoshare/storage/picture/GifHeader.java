package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/// The logical screen of a GIF (GIF89a, 18), made large enough for the first frame (20), which need
/// not keep to it, and how many frames there are. Used once.
final class GifHeader {

    private static final int SIGNATURE = 6;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int RESTORE_TO_PREVIOUS = 3;
    private static final int IMAGE = 0x2C;
    private static final int COLOUR_TABLE = 0x80;

    private static final int BYTES_PER_PIXEL = 5;

    /// What a decoder keeps to have it back behind the first frame.
    private static final int BYTES_PER_PIXEL_KEPT = 4;

    /// What a decoder notes of it, though nobody wants to see more than the first.
    private static final int BYTES_PER_FRAME = 100;

    private final DataInputStream in;
    private int width;
    private int height;
    private int frames;
    private int disposal;
    private boolean kept;

    private GifHeader(DataInputStream in) {
        this.in = in;
    }

    static RawHeader read(DataInputStream in) throws IOException {
        return new GifHeader(in).read();
    }

    private RawHeader read() throws IOException {
        in.skipNBytes(SIGNATURE);
        width = littleShort();
        height = littleShort();
        try {
            int flags = in.readUnsignedByte();
            in.skipNBytes(2);
            skipColourTable(flags);
            readBlocks();
        } catch (EOFException _) { // cut off behind the screen: whoever decodes it will tell
        }
        int bytesPerPixel = BYTES_PER_PIXEL + (kept ? BYTES_PER_PIXEL_KEPT : 0);
        return RawHeader.whole(width, height, RawHeader.NO_EXIF, bytesPerPixel)
                .holding((long) frames * BYTES_PER_FRAME);
    }

    private void readBlocks() throws IOException {
        for (int block = in.readUnsignedByte(); ; block = in.readUnsignedByte()) {
            switch (block) {
                case EXTENSION -> readExtension();
                case IMAGE -> readFrame();
                default -> {
                    return;
                }
            }
        }
    }

    private void readExtension() throws IOException {
        boolean graphicControl = in.readUnsignedByte() == GRAPHIC_CONTROL;
        int size = in.readUnsignedByte();
        if (graphicControl && size > 0) {
            disposal = in.readUnsignedByte() >> 2 & 7;
            size--;
        }
        skipBlocks(size);
    }

    private void readFrame() throws IOException {
        if (frames++ == 0) {
            int x = littleShort();
            int y = littleShort();
            width = Math.max(width, x + littleShort());
            height = Math.max(height, y + littleShort());
            kept = disposal == RESTORE_TO_PREVIOUS;
        } else {
            in.skipNBytes(8);
        }
        skipColourTable(in.readUnsignedByte());
        in.skipNBytes(1); // how long codes are
        skipBlocks(in.readUnsignedByte());
    }

    private void skipColourTable(int flags) throws IOException {
        in.skipNBytes((flags & COLOUR_TABLE) == 0 ? 0 : 3L * (2 << (flags & 7)));
    }

    /// @param first how much of the first is left
    private void skipBlocks(int first) throws IOException {
        for (int size = first; size > 0; size = in.readUnsignedByte()) {
            in.skipNBytes(size);
        }
    }

    private int littleShort() throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8;
    }
}
