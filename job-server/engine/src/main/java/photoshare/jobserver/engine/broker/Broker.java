package photoshare.jobserver.engine.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.security.Rights;
import photoshare.jobserver.engine.store.JobStore;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// Brings jobs and workers together. Belongs to one thread, which brings everything that happens in
/// the order in which it happened, then calls [#tick] and [#commit]; only that sends the replies.
public final class Broker {

    private static final Logger log = LoggerFactory.getLogger(Broker.class);

    private static final int LONGEST_ID = 127;

    private final Set<Peer> peers = new LinkedHashSet<>();
    private final Outbox outbox = new Outbox();
    private final Capacity capacity;
    private final Functions functions;
    private final Jobs jobs;
    private final Wakeups wakeups = new Wakeups();
    private final Chores chores = new Chores();
    private final StoredJobs stored;
    private final Submissions submissions;
    private final Assignments assignments;
    private final WorkReports reports;
    private final JobStore store;
    private long lastPeer;

    /// @param attempts how many workers may lose a job before it fails; zero for any number
    public Broker(JobStore store, Handles handles, int attempts) {
        this(store, handles, attempts, JobLimits.NONE);
    }

    /// @param attempts how many workers may lose a job before it fails; zero for any number
    public Broker(JobStore store, Handles handles, int attempts, JobLimits limits) {
        this.store = store;
        capacity = new Capacity(limits);
        functions = new Functions(capacity, QueueLimits.equal(limits.perFunction()));
        jobs = new Jobs(functions, capacity);
        stored = new StoredJobs(store);
        submissions = new Submissions(jobs, stored, wakeups, handles, outbox);
        assignments = new Assignments(jobs, stored, wakeups, chores, attempts);
        reports = new WorkReports(jobs, stored);
    }

    /// Takes up the jobs of an earlier process; called once, first.
    public void load(Instant now) {
        store.load(job -> submissions.restore(job, now));
    }

    /// Somebody who may do everything.
    public Peer connected(String address, Replies replies) {
        return connected(address, Rights.UNRESTRICTED, replies);
    }

    /// @param address as operators are to see it
    public Peer connected(String address, Rights rights, Replies replies) {
        var peer = new Peer(++lastPeer, address, rights, replies, outbox, capacity);
        peers.add(peer);
        return peer;
    }

    public void received(Peer peer, Request request, Instant now) {
        Optional<String> refusal = peer.rights().refusal(request);
        if (refusal.isEmpty()) {
            process(peer, request, now);
        } else {
            refuse(peer, refusal.get());
        }
    }

    /// Also where the request has no answer, as CAN_DO: a worker that is not told would wait for
    /// work for ever, and nobody would know why.
    private static void refuse(Peer peer, String reason) {
        if (peer.isRefusedForTheFirstTime()) {
            log.info("{}: {}", peer.address(), reason);
        }
        peer.send(new Response.ErrorResponse(ErrorCode.NOT_PERMITTED, reason));
    }

    private void process(Peer peer, Request request, Instant now) {
        switch (request) {
            case Request.CanDo(var function) ->
                    assignments.learn(peer, function, Duration.ZERO, now);
            case Request.CanDoTimeout(var function, var timeout) ->
                    assignments.learn(peer, function, timeout, now);
            case Request.CantDo(var function) -> assignments.unlearn(peer, function, now);
            case Request.ResetAbilities _ -> assignments.unlearnAll(peer, now);
            case Request.PreSleep _ -> assignments.sleep(peer, now);
            case Request.Grab grab -> assignments.grab(peer, grab, now);
            case Request.SetClientId(var id) -> peer.id(id.first(LONGEST_ID));
            case Request.SubmitJob job -> submissions.submit(Submission.of(job), peer, now);
            case Request.SubmitJobEpoch job -> submissions.submit(Submission.of(job), peer, now);
            case Request.SubmitReduceJob job -> submissions.submit(Submission.of(job), peer, now);
            case Request.GetStatus(var handle) -> peer.send(status(handle, peer));
            case Request.GetStatusUnique(var unique) -> peer.send(statusOfUnique(unique, peer));
            case Request.EchoRequest(var data) -> peer.send(new Response.EchoResponse(data));
            case Request.OptionRequest(var option) -> peer.send(option(peer, option));
            case WorkReport report -> reports.received(report, peer);
        }
    }

    /// What the peer held as a worker goes to others; what it waited for as a client is dropped,
    /// unless somebody else waits for it or it is under way.
    public void disconnected(Peer peer, Instant now) {
        if (!peers.remove(peer)) {
            return;
        }
        chores.add(List.copyOf(peer.awaited()).iterator(), job -> abandon(job, peer));
        assignments.unlearnAll(peer, now);
    }

    private void abandon(Job job, Peer client) {
        job.detach(client);
        if (!job.isOver() && !job.isWanted() && !job.isRunning()) {
            jobs.end(job);
        }
    }

    /// Does what is due by now.
    public void tick(Instant now) {
        jobs.takeDelayed(now, job -> assignments.ready(job, now));
        jobs.takeOverdue(now, job -> assignments.lost(job, now));
        wakeups.giveUpWaiting(now);
        chores.doPart();
    }

    /// Makes durable what was promised since the last time, then sends the replies. If the store
    /// fails, the promises are taken back first.
    ///
    /// @throws photoshare.jobserver.engine.store.StoreLostException if somebody else may have the
    ///   jobs; nothing was sent, and the only thing left to do is to [abandon][#abandon] them
    public void commit(Instant now) {
        submissions.takeBack(stored.sync(now));
        store.confirm();
        outbox.deliver();
    }

    /// Sends no replies but refusals.
    public void abandon() {
        outbox.rewrite(reply -> Refusal.insteadOf(reply, this::isBackground));
        outbox.deliver();
    }

    /// How many replies wait for [#commit].
    public int owes() {
        return outbox.next();
    }

    /// When [#tick] and [#commit] have something to do even if nobody sends anything: some past
    /// time for at once, [Instant#MAX] for never.
    public Instant nextDue() {
        if (!chores.areDone()) {
            return Instant.EPOCH;
        }
        return earliest(jobs.nextDue(), earliest(wakeups.nextDue(), stored.nextDue()));
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// Takes no more jobs and hands none out, so that after a while [none runs][#isIdle].
    public void drain() {
        submissions.close();
        assignments.close();
    }

    /// Whether no worker has a job.
    public boolean isIdle() {
        return jobs.running() == 0;
    }

    /// Whether background jobs can be acknowledged.
    public boolean isStoreWritable() {
        return stored.isWritable();
    }

    /// What an operator may see and do. To be used by the broker's thread.
    public Operations operations() {
        return new Operations(peers, jobs, stored, chores);
    }

    private boolean isBackground(Bytes handle) {
        Job job = jobs.find(handle);
        return job != null && job.isBackground();
    }

    private Response status(Bytes handle, Peer peer) {
        Job job = jobs.find(handle);
        return job == null || !peer.rights().maySee(job.function().name())
                ? new Response.StatusResponse(handle, false, false, 0, 0)
                : new Response.StatusResponse(
                        handle, true, job.isRunning(), job.numerator(), job.denominator());
    }

    private Response statusOfUnique(Bytes unique, Peer peer) {
        Job job = functions.findUnique(unique, peer.rights()::maySee);
        return job == null
                ? new Response.StatusUniqueResponse(unique, false, false, 0, 0, 0)
                : new Response.StatusUniqueResponse(
                        unique,
                        true,
                        job.isRunning(),
                        job.numerator(),
                        job.denominator(),
                        job.clients().size());
    }

    private static Response option(Peer peer, Bytes option) {
        if (!option.toString().toLowerCase(Locale.ROOT).equals("exceptions")) {
            return new Response.ErrorResponse(
                    ErrorCode.UNKNOWN_OPTION, "Server does not recognize given option");
        }
        peer.wantExceptions();
        return new Response.OptionResponse(option);
    }
}
