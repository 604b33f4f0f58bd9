package photoshare.storage.picture;

/// How a stored picture has to be turned to stand upright, in the order of the eight values of the
/// EXIF tag 0x0112 (EXIF 2.32, 4.6.4 A).
public enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    UPSIDE_DOWN_MIRRORED,
    LEFT_MIRRORED,
    LEFT,
    RIGHT_MIRRORED,
    RIGHT;

    /// Upright, if the value is none of the eight: a wrong tag is no reason to refuse a picture.
    static Orientation ofExif(int value) {
        return 1 <= value && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /// Whether width and height change places when the picture is turned upright.
    public boolean swapsSides() {
        return compareTo(LEFT_MIRRORED) >= 0;
    }
}
