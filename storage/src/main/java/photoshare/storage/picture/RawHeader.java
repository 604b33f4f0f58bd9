package photoshare.storage.picture;

/// @param width as stored, not yet turned upright
/// @param height as stored
/// @param exif the EXIF block as it was found; empty if there is none
record RawHeader(int width, int height, byte[] exif) {

    static final byte[] NO_EXIF = {};

    /// A JPEG segment cannot hold more, and what a camera writes fits there.
    static final int LARGEST_EXIF = 64 * 1024;
}
