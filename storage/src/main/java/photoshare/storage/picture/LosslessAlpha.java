package photoshare.storage.picture;

import java.nio.ByteBuffer;

/// How opaque the pixels of a lossy WebP are, as the decoder in Java can read it: it does not know
/// levels that are not compressed (RFC 9649, 2.7.1.2).
public final class LosslessAlpha {

    private LosslessAlpha() {}

    /// A stream like that of a lossless WebP, without its head. The green part of a pixel is its
    /// level.
    ///
    /// @param levels a byte for each pixel
    public static byte[] of(ByteBuffer levels) {
        var out = new LosslessBitsWriter();
        out.number(0, 3); // no transforms, no recent colours, the same codes everywhere
        out.codeOfGreens();
        out.codeOfNothing(); // red
        out.codeOfNothing(); // blue
        out.codeOfNothing(); // alpha
        out.codeOfNothing(); // how far back what is repeated lies
        while (levels.hasRemaining()) {
            out.codedByte(levels.get());
        }
        return out.written();
    }
}
