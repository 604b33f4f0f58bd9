package photoshare.storage.picture;

/// What a picture may demand of those who read it.
///
/// @param maxBytes of the file
/// @param maxPixels width times height; decoded, each takes up to eight bytes
/// @param maxSide in pixels; JPEG itself ends at 65535, most decoders a little earlier
/// @param maxScans of a JPEG: an ordinary progressive one has about ten, while hundreds cost
///   minutes of decoding
public record PictureLimits(long maxBytes, long maxPixels, int maxSide, int maxScans) {

    public static final PictureLimits DEFAULT =
            new PictureLimits(25 * 1024 * 1024, 120_000_000, 65_500, 100);

    public PictureLimits {
        if (maxBytes < 1 || maxPixels < 1 || maxSide < 1 || maxScans < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /// @throws PictureRefusedException if the picture is too large, or has no size at all
    public void checkSize(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw PictureRefusedException.damaged("it says no size");
        }
        if ((long) width * height > maxPixels) {
            throw new PictureRefusedException(
                    "%d x %d pixels are too many: up to %d megapixels are accepted."
                            .formatted(width, height, maxPixels / 1_000_000));
        }
        if (Math.max(width, height) > maxSide) {
            throw new PictureRefusedException(
                    "%d x %d pixels are too long: up to %d pixels a side are accepted."
                            .formatted(width, height, maxSide));
        }
    }

    void checkScans(int scans) {
        if (scans > maxScans) {
            throw new PictureRefusedException(
                    "This JPEG is made of more than %d scans: save it again as an ordinary JPEG."
                            .formatted(maxScans));
        }
    }
}
