package photoshare.web.system;

import org.springframework.context.MessageSourceResolvable;
import photoshare.db.PhotoOutcome;
import photoshare.storage.picture.Refusal;

/// Why a photo cannot be shown, in the reader's language; as it was written down, if that has no
/// name in the bundle.
public record Failure(PhotoOutcome.Failed why) implements MessageSourceResolvable {

    /// Whether it fails again however often it is tried.
    public boolean lasting() {
        return Refusal.LASTING.contains(why.code());
    }

    @Override
    public String[] getCodes() {
        return new String[] {why.code()};
    }

    @Override
    public Object[] getArguments() {
        return why.arguments().toArray();
    }

    @Override
    public String getDefaultMessage() {
        return why.sentence();
    }
}
