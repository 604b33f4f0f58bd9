package photoshare.jobserver.spring;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import photoshare.jobserver.client.JobWorker;
import photoshare.jobserver.client.WorkerSnapshot;

/// Works from the time when everything else has started until anything else stops. A job worker has
/// one life, so each start makes a new one.
final class JobWorkerLifecycle implements SmartLifecycle {

    private final Supplier<JobWorker> workers;
    private volatile @Nullable JobWorker worker;

    JobWorkerLifecycle(Supplier<JobWorker> workers) {
        this.workers = workers;
    }

    @Override
    public void start() {
        var started = workers.get();
        started.start();
        worker = started;
    }

    /// Returns when no job runs any more.
    @Override
    public void stop() {
        var running = worker;
        if (running != null) {
            running.close();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /// The worker at this moment; empty if it does not work.
    Optional<WorkerSnapshot> snapshot() {
        return Optional.ofNullable(worker).map(JobWorker::snapshot);
    }
}
