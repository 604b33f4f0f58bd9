package photoshare.jobserver.client;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.client.JobWorkerOptions.Failures;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Response.JobAssignUniq;
import photoshare.jobserver.protocol.WorkReport;

/// Runs the code of a job and reports how it ended. The code never runs on the thread that looks
/// after the connection: whatever it does to its own thread, the connection does not notice.
final class JobRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final Map<Bytes, WorkerFunction> functions;
    private final Failures failures;
    private final WorkerStatistics statistics = new WorkerStatistics();
    private final ExecutorService virtualThreads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 1).factory());
    private final ExecutorService platformThreads;

    /// @param slots how many jobs can run at once
    JobRunner(Map<Bytes, WorkerFunction> functions, Failures failures, int slots) {
        this.functions = functions;
        this.failures = failures;
        this.platformThreads =
                Executors.newFixedThreadPool(
                        slots, Thread.ofPlatform().name("job-cpu-", 1).daemon().factory());
    }

    WorkerStatistics statistics() {
        return statistics;
    }

    /// Returns when the server has been told of the job's end.
    ///
    /// @throws IOException if it cannot be told
    void run(JobAssignUniq assignment, Connection connection)
            throws IOException, InterruptedException {
        var job = new GrabbedJob(assignment, connection);
        statistics.running.incrementAndGet();
        try {
            var end = outcome(job, assignment);
            connection.send(end);
            statistics.reported(end);
        } catch (IOException | InterruptedException e) {
            statistics.unreported.increment();
            throw e;
        } finally {
            statistics.running.decrementAndGet();
        }
    }

    /// Fails a job that is larger than this worker accepts: given back it would come again.
    void refuse(PacketTooLargeException job, Connection connection) throws IOException {
        LOG.warn("{} failed: {}", job.handle(), job.getMessage());
        var end = failed(job.handle(), job);
        connection.send(end);
        statistics.reported(end);
    }

    private WorkReport outcome(GrabbedJob job, JobAssignUniq assignment)
            throws InterruptedException {
        var function = functions.get(assignment.function());
        if (function == null) {
            LOG.warn("{} failed: this worker does not offer that function", job);
            return new WorkReport.WorkFail(assignment.handle());
        }
        try {
            return threads(function).submit(() -> perform(function, job, assignment)).get();
        } catch (ExecutionException e) {
            throw new AssertionError("perform throws nothing", e.getCause());
        }
    }

    private ExecutorService threads(WorkerFunction function) {
        return switch (function.threads()) {
            case VIRTUAL -> virtualThreads;
            case PLATFORM -> platformThreads;
        };
    }

    private WorkReport perform(WorkerFunction function, GrabbedJob job, JobAssignUniq assignment) {
        try {
            function.code().run(job);
            return new WorkReport.WorkComplete(assignment.handle(), job.result());
        } catch (RejectedJobException e) {
            LOG.warn("{} failed: {}", job, e.getMessage());
            return failed(assignment.handle(), e);
        } catch (Throwable e) {
            if (job.lost()) {
                LOG.info(
                        "{} was stopped; the server gives it to another worker: {}",
                        job,
                        e.toString());
            } else {
                LOG.error("{} failed; the server does not try it again", job, e);
            }
            return failed(assignment.handle(), e);
        }
    }

    private WorkReport failed(Bytes handle, Throwable e) {
        return switch (failures) {
            case FAIL -> new WorkReport.WorkFail(handle);
            case EXCEPTION -> new WorkReport.WorkException(handle, Bytes.of(message(e)));
        };
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    }

    /// Interrupts whatever still runs.
    @Override
    public void close() {
        virtualThreads.shutdownNow();
        platformThreads.shutdownNow();
    }
}
