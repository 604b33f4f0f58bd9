package photoshare.storage.picture;

import java.nio.ByteBuffer;
import photoshare.storage.picture.Refusal.Reason;

/// The size of a coded picture, or the one that is told of it.
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

    /// @param box body of an `ispe`
    static CodedSize told(ByteBuffer box) {
        return new CodedSize(
                Integer.toUnsignedLong(box.getInt(4)), Integer.toUnsignedLong(box.getInt(8)));
    }

    /// @throws PictureRefusedException if it is larger than what was told, or either is not known
    void checkWithin(CodedSize told) {
        if (pixels() == 0 || told.pixels() == 0 || pixels() > told.withEdges(BLOCK, BLOCK)) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }

    CodedSize orLarger(CodedSize other) {
        return other.pixels() > pixels() ? other : this;
    }

    /// What both have.
    CodedSize within(CodedSize other) {
        return new CodedSize(Math.min(width, other.width), Math.min(height, other.height));
    }

    boolean covers(CodedSize other) {
        return width >= other.width && height >= other.height;
    }

    /// So many of it, beside and below each other.
    CodedSize times(int columns, int rows) {
        return new CodedSize(columns * width, rows * height);
    }

    long pixels() {
        return width * height;
    }

    /// How many pixels there are if it goes on to the right and below.
    long withEdges(long right, long below) {
        return (width + right) * (height + below);
    }
}
