package photoshare.resize.engine;

import java.util.List;
import photoshare.storage.picture.PictureRefusedException;

/// Makes the renditions of one picture: upright, sRGB, on white, without metadata, as JPEG, in the
/// sizes that [photoshare.storage.RenditionSize#storedOf] names for it. The same picture gives the
/// same bytes every time. Used by any number of threads at once; CPU-bound, so they should be
/// platform threads.
public interface RenditionEngine {

    /// With its version, for people.
    String name();

    /// Largest first.
    ///
    /// @throws PictureRefusedException if the pixels cannot be read; trying again will not help
    List<Rendition> render(Original original);
}
