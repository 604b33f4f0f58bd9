package photoshare.jobserver.benchmarks.drill;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Which jobs were acknowledged, and which were done, how often.
final class Ledger {

    private static final int MOST_OWED = 20_000;

    private final SortedSet<Integer> owed = new TreeSet<>();
    private final BitSet done = new BitSet();
    private int acknowledged;
    private int distinct;
    private int repeated;
    private int unanswered;

    /// Waits while too much is owed: a queue that only grows says nothing about the workers.
    synchronized void awaitRoom() throws InterruptedException {
        while (owed.size() >= MOST_OWED) {
            wait();
        }
    }

    synchronized void acknowledged(int job) {
        acknowledged++;
        notifyAll();
        if (!done.get(job)) {
            owed.add(job);
        }
    }

    /// The submission has to be repeated: nobody knows whether the server had it.
    synchronized void unanswered() {
        unanswered++;
    }

    synchronized void done(int job) {
        if (done.get(job)) {
            repeated++;
        } else {
            distinct++;
            done.set(job);
        }
        owed.remove(job);
        notifyAll();
    }

    /// Waits until a job is acknowledged and one is done.
    synchronized void awaitProgress(Duration patience) throws InterruptedException {
        int acknowledgedBefore = acknowledged;
        int doneBefore = distinct;
        await(() -> acknowledged > acknowledgedBefore && distinct > doneBefore, patience);
    }

    /// @return whether that was so in time
    synchronized boolean awaitNothingOwed(Duration patience) throws InterruptedException {
        return await(owed::isEmpty, patience);
    }

    private boolean await(BooleanSupplier condition, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        return condition.getAsBoolean();
    }

    synchronized int owedCount() {
        return owed.size();
    }

    synchronized List<Integer> owed() {
        return owed.stream().limit(20).toList();
    }

    @Override
    public synchronized String toString() {
        return "%,d acknowledged, %,d done, %,d of them more than once, %,d submissions repeated"
                .formatted(acknowledged, distinct, repeated, unanswered);
    }
}
