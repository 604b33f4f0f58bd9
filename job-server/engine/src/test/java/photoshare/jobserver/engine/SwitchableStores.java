package photoshare.jobserver.engine;

import java.util.function.Consumer;
import photoshare.jobserver.engine.store.JobStore;
import photoshare.jobserver.engine.store.JobStores;
import photoshare.jobserver.engine.store.MemoryJobStore;
import photoshare.jobserver.engine.store.StoreException;
import photoshare.jobserver.engine.store.StoreLostException;
import photoshare.jobserver.engine.store.StoredJob;
import photoshare.jobserver.protocol.Bytes;

/// One queue in memory, with the moods of a database.
final class SwitchableStores implements JobStores {

    enum Mood {
        FINE,

        /// Nobody answers.
        AWAY,

        /// Another server has the jobs.
        TAKEN,

        /// Nobody has noticed yet that another server may have them.
        SILENT
    }

    private final MemoryJobStore jobs = new MemoryJobStore();
    private volatile Mood mood = Mood.FINE;
    private volatile Runnable whileLoading = () -> {};

    void become(Mood mood) {
        this.mood = mood;
    }

    void whileLoading(Runnable event) {
        whileLoading = event;
    }

    @Override
    public JobStore open(String queue) {
        requireThere();
        return new SwitchableStore();
    }

    private void requireThere() {
        if (mood == Mood.AWAY) {
            throw new StoreException("The database is away");
        }
    }

    private final class SwitchableStore implements JobStore {

        @Override
        public boolean acquire() {
            requireThere();
            return mood == Mood.FINE;
        }

        @Override
        public void load(Consumer<StoredJob> consumer) {
            whileLoading.run();
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
            if (mood == Mood.AWAY || mood == Mood.TAKEN) {
                throw new StoreLostException("The jobs are somebody else's");
            }
        }

        @Override
        public boolean isHeld() {
            return mood == Mood.FINE;
        }

        @Override
        public void close() {}
    }
}
