package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// Where an AVIF or a HEIC keeps its EXIF block (ISO/IEC 23008-12, annex A.2): an item like the
/// pictures, mostly behind them.
///
/// @param offset from the start of the file
record HeifExif(long offset, long size) {

    static final HeifExif NONE = new HeifExif(0, 0);

    /// @param infos body of the box `iinf`
    /// @param places body of the box `iloc`
    static HeifExif find(ByteBuffer infos, ByteBuffer places) {
        try {
            return HeifItem.all(infos, places).stream()
                    .filter(item -> item.type().equals("Exif"))
                    .filter(item -> item.place() == HeifItem.IN_FILE)
                    .flatMap(item -> item.pieces().stream())
                    .findFirst()
                    .map(piece -> new HeifExif(piece.offset(), piece.size()))
                    .orElse(NONE);
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return NONE;
        }
    }

    /// @param in at `position` in the file; read no further than to the end of the block
    /// @return the block without what stands before it; empty if it cannot be read any more
    byte[] read(DataInputStream in, long position) throws IOException {
        if (offset < position || size < Integer.BYTES || size > RawHeader.LARGEST_EXIF) {
            return RawHeader.NO_EXIF;
        }
        try {
            in.skipNBytes(offset - position);
            int before = in.readInt();
            int rest = (int) size - Integer.BYTES;
            in.skipNBytes(Math.clamp(before, 0, rest));
            return in.readNBytes(rest - Math.clamp(before, 0, rest));
        } catch (EOFException _) {
            return RawHeader.NO_EXIF;
        }
    }
}
