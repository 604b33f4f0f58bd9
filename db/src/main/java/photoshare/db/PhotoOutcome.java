package photoshare.db;

/// How the work on a photo ended.
public sealed interface PhotoOutcome {

    /// Its renditions are in the photo store.
    ///
    /// @param width upright, in pixels, as the picture really was
    /// @param height upright, in pixels
    record Ready(int width, int height) implements PhotoOutcome {}

    /// It cannot be shown.
    ///
    /// @param sentence says why, to its owner
    record Failed(String sentence) implements PhotoOutcome {}
}
