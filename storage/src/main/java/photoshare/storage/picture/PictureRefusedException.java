package photoshare.storage.picture;

/// The bytes are no picture that is accepted here, and trying again will not change that. The
/// message is one sentence for the person who chose the file.
public final class PictureRefusedException extends RuntimeException {

    public PictureRefusedException(String sentence) {
        super(sentence);
    }

    /// @param how ends the sentence, such as "the picture ends early"
    public static PictureRefusedException damaged(String how) {
        return new PictureRefusedException("This file is damaged: " + how + ".");
    }
}
