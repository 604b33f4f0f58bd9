package photoshare.resize.engine;

import java.time.Duration;

/// A picture has taken longer than any picture may. The message is one sentence for its owner.
public final class RenderingStoppedException extends RuntimeException {

    public RenderingStoppedException(Duration patience) {
        super(
                "This picture took longer than %d s to prepare: save it again as an ordinary JPEG."
                        .formatted(patience.toSeconds()));
    }
}
