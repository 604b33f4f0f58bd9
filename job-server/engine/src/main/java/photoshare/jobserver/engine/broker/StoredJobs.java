package photoshare.jobserver.engine.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.store.JobStore;
import photoshare.jobserver.engine.store.StoreException;
import photoshare.jobserver.engine.store.StoredJob;
import photoshare.jobserver.protocol.Bytes;

/// Keeps the store in step with the broker, and knows what has been promised to clients but is not
/// kept yet. When the store fails, the promises of the batch have to be taken back; removals are
/// told again until they succeed, because a job that stays stored only runs once more.
final class StoredJobs {

    /// How long a store that failed is left alone.
    static final Duration PAUSE = Duration.ofSeconds(1);

    /// A JOB_CREATED that must not go out before the job is kept.
    ///
    /// @param reply its place in the [Outbox]
    record Promise(int reply, Job job) {}

    private static final Logger log = LoggerFactory.getLogger(StoredJobs.class);

    private final JobStore store;
    private final List<Promise> promises = new ArrayList<>();
    private final List<Bytes> removals = new ArrayList<>();
    private int changes;
    private long commits;
    private long committedChanges;
    private boolean writable = true;
    private Instant nextAttempt = Instant.MAX;

    StoredJobs(JobStore store) {
        this.store = store;
    }

    boolean isWritable() {
        return writable;
    }

    /// How often something was written.
    long commits() {
        return commits;
    }

    /// What was written each time, in sum: jobs added, removed and changed.
    long committedChanges() {
        return committedChanges;
    }

    void keep(Job job) {
        change(() -> store.add(record(job)));
    }

    void forget(Job job) {
        if (job.isBackground()) {
            removals.add(job.handle());
            change(() -> store.remove(job.handle()));
        }
    }

    void retried(Job job) {
        if (job.isBackground()) {
            change(() -> store.retried(job.handle(), job.retries()));
        }
    }

    void promise(int reply, Job job) {
        promises.add(new Promise(reply, job));
    }

    /// Makes everything durable that was told since the last time.
    ///
    /// @return the promises that cannot be kept: none, or all since the last time
    List<Promise> sync(Instant now) {
        boolean inDoubt = !writable;
        if (writable ? changes > 0 : !nextAttempt.isAfter(now)) {
            attempt(now);
        }
        changes = 0;
        List<Promise> broken = inDoubt || !writable ? List.copyOf(promises) : List.of();
        promises.clear();
        return broken;
    }

    /// When a store that failed is tried again.
    Instant nextDue() {
        return nextAttempt;
    }

    private void attempt(Instant now) {
        try {
            if (!writable) {
                removals.forEach(store::remove);
            }
            store.sync();
            succeeded();
        } catch (StoreException e) {
            failed(e);
        }
        nextAttempt = writable ? Instant.MAX : now.plus(PAUSE);
    }

    private void succeeded() {
        if (!writable) {
            log.info("The job store can be written again; background jobs are accepted");
        }
        writable = true;
        commits++;
        committedChanges += changes;
        removals.clear();
        promises.forEach(promise -> promise.job().stored(true));
    }

    private void failed(StoreException e) {
        if (writable) {
            log.error("The job store cannot be written; no background job is accepted", e);
        }
        writable = false;
    }

    private void change(Runnable change) {
        changes++;
        if (!writable) {
            return;
        }
        try {
            change.run();
        } catch (StoreException e) {
            failed(e);
            nextAttempt = Instant.MIN;
        }
    }

    private static StoredJob record(Job job) {
        Instant notBefore =
                job.state() instanceof JobState.Delayed(var until) ? until : Instant.EPOCH;
        return new StoredJob(
                job.handle(),
                job.function().name(),
                job.unique(),
                job.reducer(),
                job.data(),
                job.priority(),
                notBefore,
                job.retries());
    }
}
