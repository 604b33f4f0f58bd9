package photoshare.jobserver.engine.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import photoshare.jobserver.protocol.Bytes;

/// Keeps jobs as long as this object lives: across a restart of the server inside one process, and
/// no longer.
public final class MemoryJobStore implements JobStore {

    private final Map<Bytes, StoredJob> jobs = new LinkedHashMap<>();

    @Override
    public void load(Consumer<StoredJob> consumer) {
        List.copyOf(jobs.values()).forEach(consumer);
    }

    @Override
    public void add(StoredJob job) {
        jobs.put(job.handle(), job);
    }

    @Override
    public void remove(Bytes handle) {
        jobs.remove(handle);
    }

    @Override
    public void retried(Bytes handle, int retries) {
        jobs.computeIfPresent(handle, (_, job) -> job.withRetries(retries));
    }

    @Override
    public void sync() {}

    @Override
    public void close() {}
}
