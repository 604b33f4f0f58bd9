package photoshare.storage.picture;

import photoshare.storage.picture.Refusal.Reason;

/// What a picture may demand of those who read it.
///
/// @param maxBytes of the file
/// @param maxPixels width times height; decoded, each takes up to eight bytes
/// @param maxSide in pixels; JPEG itself ends at 65535, most decoders a little earlier
/// @param maxScans of a JPEG: an ordinary progressive one has about ten, while hundreds cost
///   minutes of decoding
/// @param maxMemory in bytes, for what a decoder has to keep of a picture at a time: of most files
///   a few rows, of progressive, interlaced and some other ones everything
public record PictureLimits(
        long maxBytes, long maxPixels, int maxSide, int maxScans, long maxMemory) {

    public static final PictureLimits DEFAULT =
            new PictureLimits(25 * 1024 * 1024, 120_000_000, 65_500, 100, 224 * 1024 * 1024);

    /// To visit so many times the pixels of the largest picture that is accepted takes seconds.
    private static final int VISITS_OF_LARGEST = 20;

    public PictureLimits {
        if (maxBytes < 1 || maxPixels < 1 || maxSide < 1 || maxScans < 1 || maxMemory < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /// The same, for larger or smaller files.
    public PictureLimits withMaxBytes(long bytes) {
        return new PictureLimits(bytes, maxPixels, maxSide, maxScans, maxMemory);
    }

    /// @throws PictureRefusedException if the picture is too large, or has no size at all
    public void checkSize(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new PictureRefusedException(Reason.NO_SIZE);
        }
        if ((long) width * height > maxPixels) {
            throw new PictureRefusedException(
                    Reason.TOO_MANY_PIXELS, width, height, maxPixels / 1_000_000);
        }
        if (Math.max(width, height) > maxSide) {
            throw new PictureRefusedException(Reason.TOO_LONG, width, height, maxSide);
        }
    }

    void checkMemory(RawHeader header) {
        if (header.heldBytes() > maxMemory) {
            throw new PictureRefusedException(
                    Reason.TOO_MANY_PIXELS_OF_KIND, header.width(), header.height());
        }
    }

    /// @param visited pixels in all of them, times the components
    void checkScans(int scans, long visited) {
        if (scans > maxScans || visited > VISITS_OF_LARGEST * maxPixels) {
            throw new PictureRefusedException(Reason.TOO_MANY_SCANS, scans - 1);
        }
    }
}
