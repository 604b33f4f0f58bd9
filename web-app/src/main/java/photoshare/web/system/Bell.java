package photoshare.web.system;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Rung by anybody, awaited by one. Ringing many times before it is heard is ringing once.
public final class Bell {

    private final Semaphore rings = new Semaphore(0);

    public void ring() {
        rings.release();
    }

    /// @return whether it rang; false if the time passed in silence
    public boolean await(Duration time) throws InterruptedException {
        boolean rang = rings.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        return rings.drainPermits() > 0 || rang;
    }
}
