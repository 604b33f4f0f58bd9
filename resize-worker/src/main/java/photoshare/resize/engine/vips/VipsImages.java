package photoshare.resize.engine.vips;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The images of one rendering: given back together, and killed together if it takes too long.
final class VipsImages implements AutoCloseable {

    private final Vips vips;
    private final List<MemorySegment> owned = new ArrayList<>();
    private boolean killed;

    VipsImages(Vips vips) {
        this.vips = vips;
    }

    Vips vips() {
        return vips;
    }

    /// @param image a reference that is given back here
    synchronized VipsImage own(MemorySegment image) {
        owned.add(image);
        if (killed) {
            vips.kill(image);
        }
        return new VipsImage(this, image);
    }

    /// Called by another thread. Work on these images fails as soon as it can.
    synchronized void kill() {
        killed = true;
        owned.forEach(vips::kill);
    }

    synchronized boolean isKilled() {
        return killed;
    }

    @Override
    public synchronized void close() {
        owned.reversed().forEach(vips::unref);
        owned.clear();
    }
}
