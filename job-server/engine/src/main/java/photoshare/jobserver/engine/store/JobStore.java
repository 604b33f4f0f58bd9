package photoshare.jobserver.engine.store;

import java.util.function.Consumer;
import photoshare.jobserver.protocol.Bytes;

/// Keeps the background jobs that the server has acknowledged. Made for group commit: the broker
/// tells the changes of a whole batch of packets, then calls [#sync()] once, and only then answers.
/// Used by one thread.
///
/// Every method may throw a [StoreException]. All changes since the last successful [#sync()] are
/// in doubt then: the store drops what it has not written, and the broker tells the removals again.
public interface JobStore extends AutoCloseable {

    /// Hands over every job kept, oldest first. Called once, before anything else; a store that
    /// cannot be read whole must throw, so that the server does not start with half a queue.
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

    @Override
    void close();
}
