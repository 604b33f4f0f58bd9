package photoshare.jobserver.engine.broker;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import photoshare.jobserver.protocol.Bytes;

/// What an operator may see and do. Listings are streams that may be consumed bit by bit while
/// other things happen in between: what is there all the time is listed exactly once, what comes or
/// goes meanwhile at most once. Each line is true at the moment at which it is made; it is a copy
/// that may go to another thread.
public final class Operations {

    /// @param waiting by priority
    /// @param oldest since when the job that waits for longest waits, if one does
    public record FunctionView(
            Bytes name,
            QueueSizes waiting,
            int delayed,
            int running,
            int workers,
            Optional<Instant> oldest) {

        /// Jobs in any state.
        public int total() {
            return waiting.total() + delayed + running;
        }
    }

    public record QueueSizes(int high, int normal, int low) {
        public int total() {
            return high + normal + low;
        }
    }

    /// @param functions what the peer can do; what it learned or used last comes first
    public record PeerView(long number, String address, Bytes id, List<Bytes> functions) {}

    /// @param abandoned it runs on, but nobody wants it any more
    public record JobView(
            Bytes handle, Bytes unique, int retries, boolean abandoned, boolean background) {}

    /// Counted since this server began to serve.
    ///
    /// @param submitted new jobs
    /// @param completed jobs that a worker has ended, one way or the other
    /// @param commits how often the store was written
    /// @param changes what was written to the store: jobs added, removed and changed
    public record Totals(long submitted, long completed, long commits, long changes) {}

    /// What became of the wish to drop a function.
    public enum Drop {
        DROPPED,
        IN_USE,
        UNKNOWN
    }

    private final Collection<Peer> peers;
    private final Functions functions;
    private final Jobs jobs;
    private final StoredJobs stored;
    private final Capacity capacity;
    private final Chores chores;

    Operations(Collection<Peer> peers, Jobs jobs, StoredJobs stored, Chores chores) {
        this.peers = peers;
        this.capacity = jobs.capacity();
        this.functions = jobs.functions();
        this.jobs = jobs;
        this.stored = stored;
        this.chores = chores;
    }

    public Stream<FunctionView> functions() {
        return functions.all().map(Operations::view);
    }

    public int connections() {
        return peers.size();
    }

    /// Connections that can do anything at all.
    public int workers() {
        return (int) peers.stream().filter(peer -> !peer.abilities().isEmpty()).count();
    }

    public Totals totals() {
        return new Totals(
                jobs.submitted(), jobs.completed(), stored.commits(), stored.committedChanges());
    }

    public Stream<PeerView> peers() {
        return List.copyOf(peers).stream().map(Operations::view);
    }

    public Stream<JobView> jobs() {
        return allJobs().map(Operations::view);
    }

    /// Ends a job, once: its clients hear that it failed. A running one runs on, but what its
    /// worker says of it is accepted and goes nowhere.
    ///
    /// @return whether there is such a job
    public boolean cancel(Bytes handle) {
        Job job = jobs.find(handle);
        if (job == null) {
            return false;
        }
        cancel(job);
        return true;
    }

    /// Lists a function until it is dropped, used or not.
    ///
    /// @return whether there is room for it
    public boolean create(Bytes function) {
        boolean room = hasRoomFor(function);
        if (room) {
            functions.named(function).created(true);
        }
        return room;
    }

    /// Forgets a function that nobody works for, and everything said about it. Jobs that wait for
    /// it are handed out to nobody any more and fail; very many of them fail one after the other.
    public Drop drop(Bytes name) {
        Optional<JobFunction> found = findInAnyCase(name);
        if (found.isEmpty()) {
            return Drop.UNKNOWN;
        }
        JobFunction function = found.get();
        if (function.workers() > 0 || function.running() > 0) {
            return Drop.IN_USE;
        }
        functions.forget(function);
        chores.add(
                jobs.walk(),
                job -> {
                    if (job.function() == function) {
                        cancel(job);
                    }
                });
        return Drop.DROPPED;
    }

    /// @return whether there is room to remember it
    public boolean limit(Bytes name, QueueLimits limits) {
        if (!hasRoomFor(name)) {
            return false;
        }
        JobFunction function = functions.named(name);
        function.limits(limits);
        functions.forgetIfUnused(function);
        return true;
    }

    private boolean hasRoomFor(Bytes function) {
        return functions.find(function) != null || capacity.hasRoomForName();
    }

    private void cancel(Job job) {
        job.fail();
        stored.forget(job);
        if (job.isRunning()) {
            job.detachAll();
            job.background(false);
            job.function().unindex(job);
        } else {
            jobs.end(job);
        }
    }

    private Optional<JobFunction> findInAnyCase(Bytes name) {
        JobFunction exact = functions.find(name);
        return exact != null
                ? Optional.of(exact)
                : functions
                        .all()
                        .filter(each -> each.name().toString().equalsIgnoreCase(name.toString()))
                        .findFirst();
    }

    private Stream<Job> allJobs() {
        int inOrder = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(jobs.walk(), inOrder), false);
    }

    private static FunctionView view(JobFunction function) {
        return new FunctionView(
                function.name(),
                function.queueSizes(),
                function.delayed(),
                function.running(),
                function.workers(),
                function.oldest());
    }

    private static PeerView view(Peer peer) {
        List<Bytes> functions =
                peer.abilities().stream().map(ability -> ability.function().name()).toList();
        return new PeerView(peer.number(), peer.address(), peer.id(), functions.reversed());
    }

    private static JobView view(Job job) {
        return new JobView(
                job.handle(), job.unique(), job.retries(), !job.isWanted(), job.isBackground());
    }
}
