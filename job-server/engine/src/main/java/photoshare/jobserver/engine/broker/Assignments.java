package photoshare.jobserver.engine.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// What workers can do, which job each of them gets, and what becomes of a job that a worker loses.
final class Assignments {

    private final Functions functions;
    private final Capacity capacity;
    private final Jobs jobs;
    private final StoredJobs stored;
    private final Wakeups wakeups;
    private final Chores chores;
    private final int attempts;
    private boolean open = true;

    /// @param attempts how many workers may lose a job before it fails; zero for any number
    Assignments(Jobs jobs, StoredJobs stored, Wakeups wakeups, Chores chores, int attempts) {
        this.functions = jobs.functions();
        this.capacity = jobs.capacity();
        this.jobs = jobs;
        this.stored = stored;
        this.wakeups = wakeups;
        this.chores = chores;
        this.attempts = attempts;
    }

    /// Hands out nothing from now on.
    void close() {
        open = false;
        wakeups.close();
    }

    /// A worker that is refused hears it, although CAN_DO has no answer: otherwise it would wait
    /// for work that never comes, and nobody would know why.
    void learn(Peer worker, Bytes name, Duration timeout, Instant now) {
        if (!worker.can(name) && !capacity.mayLearnMore(worker)) {
            worker.send(
                    new Response.ErrorResponse(
                            ErrorCode.QUEUE_ERROR, "This connection can do too many functions"));
            return;
        }
        JobFunction function = functions.named(name);
        if (worker.learn(new Ability(function, timeout))) {
            function.countWorkers(1);
            wakeups.learned(worker, function, now);
        }
    }

    /// Jobs of that function that the worker holds go to somebody else.
    void unlearn(Peer worker, Bytes name, Instant now) {
        Ability ability = worker.unlearn(name);
        if (ability == null) {
            return;
        }
        JobFunction function = ability.function();
        function.countWorkers(-1);
        wakeups.unlearned(worker, function, now);
        chores.add(
                List.copyOf(worker.running()).iterator(),
                job -> {
                    if (job.function() == function && job.isRunningOn(worker)) {
                        lost(job, now);
                    }
                });
        functions.forgetIfUnused(function);
    }

    void unlearnAll(Peer worker, Instant now) {
        worker.abilities().stream()
                .map(ability -> ability.function().name())
                .toList()
                .forEach(name -> unlearn(worker, name, now));
    }

    void grab(Peer worker, Request.Grab form, Instant now) {
        JobFunction expectedFor = wakeups.awake(worker);
        Ability ability = open ? worker.mostUrgent() : null;
        Job job = ability == null ? null : ability.function().first();
        if (ability == null || job == null) {
            worker.send(new Response.NoJob());
        } else {
            worker.used(ability);
            jobs.run(job, worker, ability.deadline(now));
            worker.send(assignment(form, job));
        }
        if (expectedFor != null) {
            wakeups.workFor(expectedFor, now);
        }
    }

    void sleep(Peer worker, Instant now) {
        wakeups.sleep(worker, now);
    }

    /// A worker has lost the job: it waits again at the tail of its queue, unless nobody would miss
    /// it or it was lost too often.
    void lost(Job job, Instant now) {
        job.retries(job.retries() + 1);
        job.progress(0, 0);
        if (!job.isWanted() || (attempts > 0 && job.retries() >= attempts)) {
            job.fail();
            stored.forget(job);
            jobs.end(job);
        } else {
            stored.retried(job);
            jobs.queue(job, now);
            wakeups.workFor(job.function(), now);
        }
    }

    /// A job's time has come.
    void ready(Job job, Instant now) {
        jobs.queue(job, now);
        wakeups.workFor(job.function(), now);
    }

    private static Response assignment(Request.Grab form, Job job) {
        return switch (form) {
            case Request.GrabJob _ ->
                    new Response.JobAssign(job.handle(), job.function().name(), job.data());
            case Request.GrabJobUniq _ -> withUnique(job);
            case Request.GrabJobAll _ -> job.reducer().isEmpty() ? withUnique(job) : withAll(job);
        };
    }

    private static Response withUnique(Job job) {
        return new Response.JobAssignUniq(
                job.handle(), job.function().name(), job.unique(), job.data());
    }

    private static Response withAll(Job job) {
        return new Response.JobAssignAll(
                job.handle(), job.function().name(), job.unique(), job.reducer(), job.data());
    }
}
