package photoshare.storage.picture;

/// The bytes are no picture that is accepted here, and trying again will not change that. The
/// message is one sentence for the person who chose the file.
public final class PictureRefusedException extends RuntimeException {

    private final String sentence;

    public PictureRefusedException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    /// @param how ends the sentence, such as "it says no size"
    public static PictureRefusedException damaged(String how) {
        return new PictureRefusedException("This file is damaged: " + how + ".");
    }

    /// @param format such as "TIFF"
    public static PictureRefusedException unsupported(String format) {
        return new PictureRefusedException(format + " is not supported here yet: export as JPEG.");
    }

    /// The file is cut off.
    public static PictureRefusedException endsEarly() {
        return damaged("the picture ends early");
    }
}
