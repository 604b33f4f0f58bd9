package photoshare.storage.picture;

/// @param width as stored, not yet turned upright
/// @param height as stored
/// @param exif the EXIF block as it was found; empty if there is none
/// @param heldBytes how much of the picture a decoder has to keep at a time, roughly; nothing if it
///   goes row by row
record RawHeader(int width, int height, byte[] exif, long heldBytes) {

    static final byte[] NO_EXIF = {};

    /// A JPEG segment cannot hold more, and what a camera writes fits there.
    static final int LARGEST_EXIF = 64 * 1024;

    RawHeader withExif(byte[] block) {
        return new RawHeader(width, height, block, heldBytes);
    }

    /// @param bytes that a decoder keeps besides
    RawHeader holding(long bytes) {
        return new RawHeader(width, height, exif, heldBytes + bytes);
    }

    /// Of a format whose decoders make the whole picture at once.
    ///
    /// @param bytesPerPixel that such a decoder takes, as it was measured
    static RawHeader whole(int width, int height, byte[] exif, int bytesPerPixel) {
        return new RawHeader(width, height, exif, (long) width * height * bytesPerPixel);
    }
}
