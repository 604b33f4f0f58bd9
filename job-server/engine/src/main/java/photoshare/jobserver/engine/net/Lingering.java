package photoshare.jobserver.engine.net;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.concurrent.TimeUnit;

/// Keeps looking at the sockets for a moment before it sleeps: waking a thread costs many times
/// what a request does, and who was just answered often asks again at once. Whoever else wants the
/// processor gets it meanwhile.
final class Lingering implements SelectStrategy {

    private static final long MOMENT = TimeUnit.MICROSECONDS.toNanos(50);

    @Override
    public int calculateStrategy(IntSupplier look, boolean hasTasks) throws Exception {
        int ready = look.get();
        if (hasTasks || ready > 0) {
            return ready;
        }
        long start = System.nanoTime();
        while (ready == 0 && System.nanoTime() - start < MOMENT) {
            Thread.yield();
            ready = look.get();
        }
        return ready > 0 ? ready : SELECT;
    }
}
