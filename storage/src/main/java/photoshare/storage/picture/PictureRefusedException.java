package photoshare.storage.picture;

/// The bytes are no picture that is accepted here, and trying again will not change that. The
/// message is one English sentence for the person who chose the file.
public final class PictureRefusedException extends RuntimeException {

    private final Refusal refusal;

    public PictureRefusedException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    public PictureRefusedException(Refusal.Reason reason, Object... arguments) {
        this(Refusal.of(reason, arguments));
    }

    /// The same for readers of other languages.
    public Refusal refusal() {
        return refusal;
    }
}
