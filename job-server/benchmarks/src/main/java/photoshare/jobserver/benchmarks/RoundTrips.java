package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A client that submits a foreground job, waits for its result, and submits the next one.
final class RoundTrips {

    private static final double NANOS_PER_MICRO = 1e3;

    private final Submissions submissions = Submissions.foreground(100);
    private final long[] nanos;
    private int done;
    private long start;

    RoundTrips(int most) {
        nanos = new long[most];
    }

    void start(Generator generator, InetSocketAddress server) throws IOException {
        next(generator.connect(server, Packets.cutInto(this::heard)));
    }

    boolean isDone() {
        return done == nanos.length;
    }

    /// @param share of the round trips that took less, 0 to 1
    double micros(double share) {
        long[] sorted = Arrays.copyOf(nanos, done);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(done - 1L, (long) (done * share))] / NANOS_PER_MICRO;
    }

    private void heard(Link link, int type, ByteBuffer in, int body, int size) {
        if (type == Packets.WORK_COMPLETE) {
            nanos[done++] = System.nanoTime() - start;
            if (!isDone()) {
                next(link);
            }
        } else if (type != Packets.JOB_CREATED) {
            throw Packets.unexpected(type, in, body, size);
        }
    }

    private void next(Link link) {
        start = System.nanoTime();
        submissions.send(link);
    }
}
