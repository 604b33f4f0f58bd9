package photoshare.resize.engine;

import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal.Reason;

/// Asks another engine about a picture of which the first cannot read the pixels: that one may get
/// further in a file that is cut off, though it need not notice that something is missing.
///
/// @param second the one that is slower and reads more
public record SecondOpinion(RenditionEngine first, RenditionEngine second)
        implements RenditionEngine {

    @Override
    public String name() {
        return first.name();
    }

    @Override
    public long allocatedBytes() {
        return first.allocatedBytes();
    }

    @Override
    public Rendered render(Original original) {
        try {
            return first.render(original);
        } catch (PictureRefusedException e) {
            if (e.refusal().reason() != Reason.UNREADABLE) {
                throw e;
            }
            return second(original, e);
        }
    }

    private Rendered second(Original original, PictureRefusedException first) {
        try {
            return second.render(original).asDamaged();
        } catch (PictureRefusedException e) {
            throw switch (e.refusal().reason()) {
                case UNSUPPORTED, TOO_MANY_PIXELS_FOR_WEBP ->
                        first; // which says nothing of the file
                default -> e;
            };
        }
    }
}
