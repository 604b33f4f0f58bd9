package photoshare.jobserver.engine.broker;

import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;

/// All jobs, and the one place where a job moves from state to state. A job is always in exactly
/// the collections that its state stands for.
final class Jobs {

    private final Functions functions;
    private final Capacity capacity;
    private final JobsByHandle byHandle = new JobsByHandle();
    private final Timetable<Job> delayed = new Timetable<>();
    private final Timetable<Job> deadlines = new Timetable<>();
    private int running;
    private long submitted;
    private long completed;

    /// One for all jobs that are queued at the same time: there may be millions.
    private JobState.Queued queued = new JobState.Queued(Instant.MIN);

    Jobs(Functions functions, Capacity capacity) {
        this.functions = functions;
        this.capacity = capacity;
    }

    Functions functions() {
        return functions;
    }

    Capacity capacity() {
        return capacity;
    }

    @Nullable Job find(Bytes handle) {
        return byHandle.find(handle);
    }

    /// See [JobsByHandle#walk].
    Iterator<Job> walk() {
        return byHandle.walk();
    }

    int running() {
        return running;
    }

    /// New jobs since the start, without those of earlier processes.
    long submitted() {
        return submitted;
    }

    void countSubmission() {
        submitted++;
    }

    /// Jobs since the start that a worker has ended, one way or the other.
    long completed() {
        return completed;
    }

    void countCompletion() {
        completed++;
    }

    void add(Job job) {
        byHandle.add(job);
        job.function().index(job);
        capacity.use(job.footprint());
    }

    void delay(Job job, Instant until) {
        move(job, new JobState.Delayed(until));
    }

    void queue(Job job, Instant now) {
        if (queued.since() != now) {
            queued = new JobState.Queued(now);
        }
        move(job, queued);
    }

    void run(Job job, Peer worker, Instant deadline) {
        move(job, new JobState.Running(worker, deadline));
    }

    void end(Job job) {
        move(job, new JobState.Gone());
        job.detachAll();
        if (byHandle.remove(job)) {
            capacity.use(-job.footprint());
        }
        job.function().unindex(job);
        functions.forgetIfUnused(job.function());
    }

    void takeDelayed(Instant now, Consumer<Job> consumer) {
        delayed.takeDue(now, consumer);
    }

    void takeOverdue(Instant now, Consumer<Job> consumer) {
        deadlines.takeDue(now, consumer);
    }

    Instant nextDue() {
        return delayed.next().isBefore(deadlines.next()) ? delayed.next() : deadlines.next();
    }

    private void move(Job job, JobState next) {
        leave(job);
        job.state(next);
        enter(job);
    }

    private void leave(Job job) {
        switch (job.state()) {
            case JobState.Delayed(var until) -> {
                delayed.remove(until, job);
                job.function().countDelayed(-1);
            }
            case JobState.Queued _ -> job.function().queue(job.priority()).remove(job);
            case JobState.Running(var worker, var deadline) -> {
                worker.running().remove(job);
                deadlines.remove(deadline, job);
                job.function().countRunning(-1);
                running--;
            }
            case JobState.Gone _ -> {}
        }
    }

    private void enter(Job job) {
        switch (job.state()) {
            case JobState.Delayed(var until) -> {
                delayed.add(until, job);
                job.function().countDelayed(1);
            }
            case JobState.Queued _ -> job.function().queue(job.priority()).add(job);
            case JobState.Running(var worker, var deadline) -> {
                worker.running().add(job);
                if (deadline.isBefore(Instant.MAX)) {
                    deadlines.add(deadline, job);
                }
                job.function().countRunning(1);
                running++;
            }
            case JobState.Gone _ -> {}
        }
    }
}
