package photoshare.storage.picture;

/// The formats that are accepted.
public enum PictureFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp");

    /// For sentences.
    static final String ACCEPTED = "JPEG, PNG, GIF and WebP are accepted";

    private final String mediaType;

    PictureFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
