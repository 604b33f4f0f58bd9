package photoshare.storage;

import java.io.IOException;
import photoshare.storage.picture.Refusal;

/// There were more bytes than allowed. The message is meant for the person who sent them.
public final class TooLargeException extends IOException {

    private final Refusal refusal;

    /// @param limit in bytes
    public TooLargeException(long limit) {
        this(Refusal.tooLarge(limit));
    }

    private TooLargeException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /// The message for readers of other languages.
    public Refusal refusal() {
        return refusal;
    }
}
