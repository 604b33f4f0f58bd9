package photoshare.resize;

import java.util.concurrent.Semaphore;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendered;
import photoshare.resize.engine.RenditionEngine;

/// Renders only so many pictures at once. A worker has one job more than that: while every core
/// renders, the next original is read, and the last renditions reach the disk.
///
/// @param turns one for each picture at once; fair, so that no job waits for ever
record TurnTakingEngine(RenditionEngine engine, Semaphore turns) implements RenditionEngine {

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public long allocatedBytes() {
        return engine.allocatedBytes();
    }

    @Override
    public Rendered render(Original original) {
        turns.acquireUninterruptibly();
        try {
            return engine.render(original);
        } finally {
            turns.release();
        }
    }
}
