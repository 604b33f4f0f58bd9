package photoshare.storage.picture;

import java.util.Arrays;

/// The formats that are accepted. Which of them can be shown depends on the worker: not every one
/// has a decoder for AVIF and HEIC.
public enum PictureFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp"),
    AVIF("image/avif"),
    HEIC("image/heic");

    private final String mediaType;

    PictureFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /// @throws java.util.NoSuchElementException if it is of none that is accepted
    public static PictureFormat ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow();
    }

    public String mediaType() {
        return mediaType;
    }
}
