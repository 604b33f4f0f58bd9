package photoshare.jobserver.engine.broker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.engine.store.StoredJob;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.Response.ErrorResponse;

/// Accepts jobs, or joins a submission to the job that is already there under its key.
final class Submissions {

    private static final int LONGEST_KEY = 64;

    private final Functions functions;
    private final Capacity capacity;
    private final Jobs jobs;
    private final StoredJobs stored;
    private final Wakeups wakeups;
    private final Handles handles;
    private final Outbox outbox;
    private boolean open = true;

    Submissions(Jobs jobs, StoredJobs stored, Wakeups wakeups, Handles handles, Outbox outbox) {
        this.functions = jobs.functions();
        this.capacity = jobs.capacity();
        this.jobs = jobs;
        this.stored = stored;
        this.wakeups = wakeups;
        this.handles = handles;
        this.outbox = outbox;
    }

    /// Refuses everything from now on.
    void close() {
        open = false;
    }

    void submit(Submission submission, Peer client, Instant now) {
        JobFunction function = functions.named(submission.function());
        Job joined = function.find(submission.unique(), submission.data());
        ErrorResponse refusal = refusal(submission, function, joined, client);
        if (refusal != null) {
            functions.forgetIfUnused(function);
            client.send(refusal);
        } else if (joined != null) {
            join(joined, submission, client, now);
        } else {
            accept(new Job(handles.next(), function, submission), submission, client, now);
        }
    }

    /// Takes up a job that was acknowledged by an earlier process.
    void restore(StoredJob storedJob, Instant now) {
        Submission submission = Submission.of(storedJob);
        var job =
                new Job(
                        Handle.of(storedJob.handle()),
                        functions.named(storedJob.function()),
                        submission);
        job.background(true);
        job.stored(true);
        job.retries(storedJob.retries());
        jobs.add(job);
        place(job, submission.notBefore(), now);
    }

    /// The store could not keep these: whoever was about to hear that a job is accepted hears the
    /// opposite, and a worker that was about to get it gets none.
    void takeBack(List<StoredJobs.Promise> promises) {
        for (StoredJobs.Promise promise : promises) {
            outbox.replace(promise.reply(), new Reply.Packet(notStored()));
            takeBack(promise.job());
        }
    }

    private void takeBack(Job job) {
        if (job.isOver() || !job.isBackground()) {
            return;
        }
        stored.forget(job);
        job.background(false);
        if (!job.isWanted()) {
            outbox.replaceAll(reply -> isAssignmentOf(job, reply) ? noJob() : reply);
            jobs.end(job);
        }
    }

    private @Nullable ErrorResponse refusal(
            Submission submission, JobFunction function, @Nullable Job joined, Peer client) {
        if (!open) {
            return error(ErrorCode.QUEUE_ERROR, "The server is about to stop");
        }
        if (submission.unique().size() > LONGEST_KEY) {
            return error(ErrorCode.ARGUMENT_TOO_LARGE, "Unique value too large");
        }
        if (submission.reducer().size() > LONGEST_KEY) {
            return error(ErrorCode.ARGUMENT_TOO_LARGE, "Reducer value too large");
        }
        if (joined == null && !hasRoom(submission, function)) {
            return error(ErrorCode.QUEUE_ERROR, "Job queue is full");
        }
        if (!submission.background() && !capacity.mayAwaitMore(client)) {
            return error(ErrorCode.QUEUE_ERROR, "This connection waits for too many jobs");
        }
        boolean mustBeStored = submission.background() && (joined == null || !joined.isStored());
        return mustBeStored && !stored.isWritable() ? notStored() : null;
    }

    private boolean hasRoom(Submission submission, JobFunction function) {
        return function.accepts(submission.priority())
                && capacity.hasRoomForJob(submission.data().size());
    }

    private void accept(Job job, Submission submission, Peer client, Instant now) {
        jobs.add(job);
        jobs.countSubmission();
        boolean ready = place(job, submission.notBefore(), now);
        acknowledge(job, submission, client);
        if (ready) {
            wakeups.workFor(job.function(), now);
        }
    }

    private void join(Job job, Submission submission, Peer client, Instant now) {
        boolean hastened =
                job.state() instanceof JobState.Delayed(var until)
                        && submission.notBefore().isBefore(until);
        boolean ready = hastened && place(job, submission.notBefore(), now);
        if (hastened && job.isBackground()) {
            stored.keep(job);
        }
        acknowledge(job, submission, client);
        if (ready) {
            wakeups.workFor(job.function(), now);
        }
    }

    /// @return whether it can be handed out now
    private boolean place(Job job, Instant notBefore, Instant now) {
        if (notBefore.isAfter(now)) {
            jobs.delay(job, notBefore);
            return false;
        }
        jobs.queue(job, now);
        return true;
    }

    private void acknowledge(Job job, Submission submission, Peer client) {
        if (!submission.background()) {
            job.attach(client);
        } else if (!job.isBackground()) {
            job.background(true);
            stored.keep(job);
        }
        if (submission.background() && !job.isStored()) {
            stored.promise(outbox.next(), job);
        }
        client.send(new Response.JobCreated(job.handle()));
    }

    private static boolean isAssignmentOf(Job job, Reply reply) {
        return reply instanceof Reply.Packet(Response.Assignment assignment)
                && assignment.handle().equals(job.handle());
    }

    private static Reply noJob() {
        return new Reply.Packet(new Response.NoJob());
    }

    private static ErrorResponse notStored() {
        return error(ErrorCode.QUEUE_ERROR, "The job could not be stored");
    }

    private static ErrorResponse error(ErrorCode code, String text) {
        return new ErrorResponse(code, text);
    }
}
