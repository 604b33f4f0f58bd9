package photoshare.resize.engine;

import photoshare.storage.picture.PictureRefusedException;

/// Makes the renditions of one picture: upright, sRGB, on white, without metadata, as JPEG, in the
/// sizes that [photoshare.storage.RenditionSize#storedOf] names for it. The same picture gives the
/// same bytes every time. Used by any number of threads at once; CPU-bound, so they should be
/// platform threads.
public interface RenditionEngine {

    /// With its version, for people.
    String name();

    /// What it holds outside the heap for pixels, in bytes; nothing while nothing is rendered.
    default long allocatedBytes() {
        return 0;
    }

    /// A picture of which a part is missing is rendered as far as it goes and said to be damaged.
    ///
    /// @throws PictureRefusedException if nothing can be shown of it; trying again will not help
    /// @throws RenderingStoppedException if it takes too much processor time
    Rendered render(Original original);
}
