package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The EXIF block of an AVIF or a HEIC (ISO/IEC 23008-12, annex A.2).
final class HeifExif {

    private HeifExif() {}

    /// @param item of which the block is a part
    /// @return the block without what stands before it; empty if it does not fit in
    static byte[] block(byte[] item) {
        try {
            int before = ByteBuffer.wrap(item).getInt();
            return Arrays.copyOfRange(
                    item,
                    Integer.BYTES + Math.clamp(before, 0, item.length - Integer.BYTES),
                    item.length);
        } catch (BufferUnderflowException _) {
            return RawHeader.NO_EXIF;
        }
    }
}
