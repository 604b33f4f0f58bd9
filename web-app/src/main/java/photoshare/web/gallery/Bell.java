package photoshare.web.gallery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Rung by anybody, awaited by one. Ringing many times before it is heard is ringing once.
final class Bell {

    private final Semaphore rings = new Semaphore(0);

    void ring() {
        rings.release();
    }

    /// @return whether it rang; false if the time passed in silence
    boolean await(Duration time) throws InterruptedException {
        boolean rang = rings.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        rings.drainPermits();
        return rang;
    }
}
