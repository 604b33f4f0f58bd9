package photoshare.resize.engine;

import photoshare.storage.RenditionSize;

/// @param width in pixels
/// @param height in pixels
/// @param jpeg its bytes
public record Rendition(RenditionSize size, int width, int height, byte[] jpeg) {}
