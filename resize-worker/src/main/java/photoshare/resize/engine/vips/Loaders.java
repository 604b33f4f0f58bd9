package photoshare.resize.engine.vips;

import photoshare.storage.picture.PictureFormat;

/// Which operation reads which format. libvips would choose another for some files: for a JPEG with
/// a gain map, one that makes a picture for bright screens.
final class Loaders {

    private Loaders() {}

    static String of(PictureFormat format) {
        return switch (format) {
            case JPEG -> "jpegload_buffer";
            case PNG -> "pngload_buffer";
            case GIF -> "gifload_buffer";
            case WEBP -> "webpload_buffer";
            case AVIF, HEIC -> "heifload_buffer";
        };
    }
}
