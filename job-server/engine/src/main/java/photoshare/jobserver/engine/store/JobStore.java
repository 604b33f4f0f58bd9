package photoshare.jobserver.engine.store;

import java.util.function.Consumer;
import photoshare.jobserver.protocol.Bytes;

/// Keeps the background jobs that the server has acknowledged. Made for group commit: the broker
/// tells the changes of a whole batch of packets, then calls [#sync()] once, and only then answers.
///
/// Only one store of a queue has its jobs at a time. A store that can be shared finds out by itself
/// that it has lost them, and says so with a [StoreLostException]: it is of no use then, and
/// somebody else may already be handing the jobs out.
///
/// Used by one thread at a time, but for [#isHeld()] and [#close()]. Every method may throw a
/// [StoreException]. All changes since the last successful [#sync()] are in doubt then: the store
/// drops what it has not written, and the broker tells the removals again.
public interface JobStore extends AutoCloseable {

    /// Makes the jobs this store's own, unless another one has them. Called again and again until
    /// it succeeds, and nothing else before.
    default boolean acquire() {
        return true;
    }

    /// Hands over every job kept, oldest first. Called once, before any change; a store that cannot
    /// be read whole must throw, so that the server does not start with half a queue.
    void load(Consumer<StoredJob> jobs);

    /// Keeps the job, or replaces the one with the same handle.
    void add(StoredJob job);

    /// Forgets the job; no error if it is not there.
    void remove(Bytes handle);

    /// Notes how many workers have lost the job.
    void retried(Bytes handle, int retries);

    /// Returns when everything told before will survive the death of this process, as far as this
    /// store promises it.
    void sync();

    /// Returns if the jobs are still this store's own. Called before every batch of replies, and at
    /// least every second: a store may have to show that it is alive in order to keep them.
    ///
    /// @throws StoreLostException if somebody else may have them
    default void confirm() {}

    /// Whether the jobs were this store's own so short a time ago that nobody else can have them
    /// now. Called by any thread just before a reply leaves, after which nothing can be taken back.
    default boolean isHeld() {
        return true;
    }

    /// Lets go of the jobs; another store can have them at once. Ends a call that another thread
    /// waits for. May be called again.
    @Override
    void close();
}
