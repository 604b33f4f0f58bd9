package photoshare.resize.engine;

import java.util.List;
import photoshare.storage.picture.PictureRefusedException;

/// What an engine makes of one picture.
///
/// @param renditions largest first
/// @param whole the true size of the picture as it stands upright
/// @param damaged whether a part of the picture is missing, such as the end of a file that is cut
///   off
/// @param thumbHash what [ThumbHash] makes of it, about 20 bytes
public record Rendered(
        List<Rendition> renditions, Extent whole, boolean damaged, byte[] thumbHash) {

    /// A damaged picture of which nothing can be seen is no picture.
    ///
    /// @param pixels of a small one, three bytes each
    public static void refuseBlank(byte[] pixels) {
        for (int i = 3; i < pixels.length; i++) {
            if (pixels[i] != pixels[i % 3]) {
                return;
            }
        }
        throw PictureRefusedException.endsEarly();
    }
}
