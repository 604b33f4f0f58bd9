package photoshare.resize.engine;

import java.time.Duration;

/// A picture has taken more processor time than any picture may. The message is one sentence for
/// its owner.
public final class RenderingStoppedException extends RuntimeException {

    public RenderingStoppedException(Duration patience) {
        super(
                "Preparing this picture takes more than %d s of processor time: save it again as an ordinary JPEG."
                        .formatted(patience.toSeconds()));
    }
}
