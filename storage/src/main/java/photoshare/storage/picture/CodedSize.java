package photoshare.storage.picture;

import java.nio.ByteBuffer;
import photoshare.storage.picture.Refusal.Reason;

/// The size for which a decoder of AV1 or HEVC makes room: it stands in the coded picture itself,
/// whatever the boxes around it say.
///
/// @param width in pixels
/// @param height in pixels
record CodedSize(long width, long height) {

    static final CodedSize NONE = new CodedSize(0, 0);

    /// Whatever is longer is as bad, and would only overflow.
    private static final int LONGEST = 100_000;

    /// Coded pictures are a little larger than shown ones: they are made of whole blocks.
    private static final int BLOCK = 64;

    CodedSize {
        width = Math.min(width, LONGEST);
        height = Math.min(height, LONGEST);
    }

    /// @param box body of an `ispe` behind its version
    static CodedSize told(ByteBuffer box) {
        return new CodedSize(
                Integer.toUnsignedLong(box.getInt()), Integer.toUnsignedLong(box.getInt()));
    }

    /// @param told what the boxes say of the largest picture
    /// @throws PictureRefusedException if it is larger
    void checkWithin(CodedSize told) {
        if (pixels() > (told.width + BLOCK) * (told.height + BLOCK)) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }

    CodedSize orLarger(CodedSize other) {
        return other.pixels() > pixels() ? other : this;
    }

    long pixels() {
        return width * height;
    }
}
