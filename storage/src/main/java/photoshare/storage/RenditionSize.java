package photoshare.storage;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The sizes in which a photo is kept for the screen.
///
/// Nothing is enlarged and no twins are stored: a picture of 800 x 600 has a [#SMALL] rendition of
/// 320 x 240 and a [#MEDIUM] one of 800 x 600, and that is all.
public enum RenditionSize {
    SMALL(320),
    MEDIUM(1024),
    LARGE(2048);

    private final int edge;

    RenditionSize(int edge) {
        this.edge = edge;
    }

    /// The longer side is at most so many pixels.
    public int edge() {
        return edge;
    }

    /// The size with exactly this edge, as in an address.
    public static Optional<RenditionSize> ofEdge(int edge) {
        return Arrays.stream(values()).filter(size -> size.edge == edge).findFirst();
    }

    /// The sizes that exist of a picture of this many pixels, smallest first.
    public static Set<RenditionSize> storedOf(int width, int height) {
        return EnumSet.range(SMALL, LARGE.storedOr(width, height));
    }

    /// This size, or the largest that exists of a picture of this many pixels.
    public RenditionSize storedOr(int width, int height) {
        int longSide = Math.max(width, height);
        return Arrays.stream(values())
                .filter(size -> size == this || size.edge >= longSide)
                .findFirst()
                .orElseThrow();
    }
}
