package photoshare.resize.engine.vips;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The images of one rendering: given back together, and killed together if it takes too long.
final class VipsImages implements AutoCloseable {

    private final Vips vips;
    private final List<MemorySegment> owned = new ArrayList<>();
    private final List<MemorySegment> files = new ArrayList<>();
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

    /// @param file that images are made from
    synchronized void readFrom(MemorySegment file) {
        files.add(file);
    }

    /// Called by another thread. Work on these images fails as soon as it can. Some decoders read
    /// on to the end of a file when they have all pixels, and only stumble over what makes no
    /// sense.
    synchronized void kill() {
        killed = true;
        owned.forEach(vips::kill);
        files.forEach(VipsImages::spoil);
    }

    /// Nobody can foresee what comes: zeros may be as good a picture as any.
    private static void spoil(MemorySegment file) {
        var random = new SplittableRandom();
        for (long at = 0; at + Long.BYTES <= file.byteSize(); at += Long.BYTES) {
            file.set(ValueLayout.JAVA_LONG_UNALIGNED, at, random.nextLong());
        }
    }

    synchronized boolean isKilled() {
        return killed;
    }

    @Override
    public synchronized void close() {
        owned.reversed().forEach(vips::unref);
        owned.clear();
        files.clear();
    }
}
