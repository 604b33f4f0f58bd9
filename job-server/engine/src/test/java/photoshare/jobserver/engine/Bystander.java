package photoshare.jobserver.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A well-behaved peer that asks for an echo all the time and notes how long it had to wait for
/// one.
final class Bystander {

    private static final int PAUSE_NANOS = 1_000_000;

    private final RawPeer peer;
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);
    private volatile boolean ended;
    private volatile IOException failure;
    private volatile long longest;
    private volatile long echoes;

    Bystander(RawPeer peer) throws IOException {
        this.peer = peer;
        peer.echo();
        thread.start();
    }

    private void run() {
        try {
            while (!ended) {
                long asked = System.nanoTime();
                peer.echo();
                longest = Math.max(longest, System.nanoTime() - asked);
                echoes++;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /// How many it got.
    long echoes() {
        return echoes;
    }

    /// The longest that it has waited; fails if it was not answered.
    Duration longestWait() throws InterruptedException {
        long before = echoes;
        while (echoes == before && thread.isAlive()) {
            thread.join(Duration.ofMillis(1));
        }
        if (failure != null) {
            throw new AssertionError("The bystander is not answered any more", failure);
        }
        return Duration.ofNanos(longest);
    }

    void leave() throws IOException, InterruptedException {
        ended = true;
        thread.join();
        peer.close();
    }
}
