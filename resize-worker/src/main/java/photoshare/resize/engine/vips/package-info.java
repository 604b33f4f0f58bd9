/// Renditions by libvips, called in this process through `java.lang.foreign`. Nothing of the other
/// packages depends on it, so the worker runs where there is no libvips.
@NullMarked
package photoshare.resize.engine.vips;

import org.jspecify.annotations.NullMarked;
