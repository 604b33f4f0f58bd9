package photoshare.jobserver.engine.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import photoshare.jobserver.engine.store.JobStore;
import photoshare.jobserver.engine.store.StoreException;
import photoshare.jobserver.engine.store.StoredJob;
import photoshare.jobserver.protocol.Bytes;

/// Writes at sync only, as a database does, and fails when told to.
final class FragileJobStore implements JobStore {

    private final Map<Bytes, StoredJob> jobs = new LinkedHashMap<>();
    private final List<Runnable> changes = new ArrayList<>();
    private boolean broken;
    private String refused = "";

    void breaks() {
        broken = true;
    }

    void isRepaired() {
        broken = false;
    }

    void refusesToAdd(String data) {
        refused = data;
    }

    int size() {
        return jobs.size();
    }

    @Override
    public void load(Consumer<StoredJob> consumer) {
        jobs.values().forEach(consumer);
    }

    @Override
    public void add(StoredJob job) {
        if (!refused.isEmpty() && job.data().equals(Bytes.of(refused))) {
            throw new StoreException("This one cannot be stored");
        }
        changes.add(() -> jobs.put(job.handle(), job));
    }

    @Override
    public void remove(Bytes handle) {
        changes.add(() -> jobs.remove(handle));
    }

    @Override
    public void retried(Bytes handle, int retries) {
        changes.add(() -> jobs.computeIfPresent(handle, (_, job) -> job.withRetries(retries)));
    }

    @Override
    public void sync() {
        if (broken) {
            changes.clear();
            throw new StoreException("The disk is full");
        }
        changes.forEach(Runnable::run);
        changes.clear();
    }

    @Override
    public void close() {}
}
