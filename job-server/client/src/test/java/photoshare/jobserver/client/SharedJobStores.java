package photoshare.jobserver.client;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.engine.store.JobStore;
import photoshare.jobserver.engine.store.JobStores;
import photoshare.jobserver.engine.store.MemoryJobStore;
import photoshare.jobserver.engine.store.StoreLostException;
import photoshare.jobserver.engine.store.StoredJob;
import photoshare.jobserver.protocol.Bytes;

/// One queue for several servers in this JVM, as they would have it in a database.
final class SharedJobStores implements JobStores {

    private final MemoryJobStore jobs = new MemoryJobStore();
    private final AtomicReference<@Nullable JobStore> owner = new AtomicReference<>();

    /// Whoever has the queue has lost it.
    void takeAway() {
        owner.set(null);
    }

    @Override
    public JobStore open(String queue) {
        return new SharedJobStore();
    }

    private final class SharedJobStore implements JobStore {

        @Override
        public boolean acquire() {
            return owner.compareAndSet(null, this);
        }

        @Override
        public void load(Consumer<StoredJob> consumer) {
            jobs.load(consumer);
        }

        @Override
        public void add(StoredJob job) {
            jobs.add(job);
        }

        @Override
        public void remove(Bytes handle) {
            jobs.remove(handle);
        }

        @Override
        public void retried(Bytes handle, int retries) {
            jobs.retried(handle, retries);
        }

        @Override
        public void sync() {
            confirm();
        }

        @Override
        public void confirm() {
            if (!isHeld()) {
                throw new StoreLostException("Another server has the queue");
            }
        }

        @Override
        public boolean isHeld() {
            return owner.get() == this;
        }

        @Override
        public void close() {
            owner.compareAndSet(this, null);
        }
    }
}
