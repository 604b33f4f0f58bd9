package photoshare.storage;

import java.util.UUID;

/// Names what is stored of a photo. Made of an id and a closed set of sizes, so no key can lead out
/// of the store.
public sealed interface PhotoKey {

    UUID photo();

    /// The file as it was uploaded.
    record Original(UUID photo) implements PhotoKey {}

    /// A picture for the screen, made from the original: an upright JPEG without metadata.
    record Rendition(UUID photo, RenditionSize size) implements PhotoKey {}
}
