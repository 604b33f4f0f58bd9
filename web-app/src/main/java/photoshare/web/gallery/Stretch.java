package photoshare.web.gallery;

import java.util.Optional;
import java.util.UUID;

/// All photos of an album between two, both included.
record Stretch(UUID first, UUID last) {

    static final UUID BEGINNING = new UUID(0, 0);
    static final UUID END = new UUID(-1, -1);

    /// Open where nothing is given.
    static Stretch of(Optional<UUID> first, Optional<UUID> last) {
        return new Stretch(first.orElse(BEGINNING), last.orElse(END));
    }
}
