package photoshare.jobserver.engine.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Response;

/// Tells sleeping workers of work: as many of them as there are jobs, not all of them, so that one
/// job does not rouse two thousand workers. Whether a worker that was told really comes is not
/// relied on: when it stays away for a while, takes something else or leaves, the next is told.
final class Wakeups {

    /// How long a worker may take to ask for the job it was told of.
    static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Response NOOP = new Response.Noop();

    /// By deadline, because all have the same patience. Those that are no longer the wake-up of
    /// their peer are over.
    private final Deque<Wakeup> told = new ArrayDeque<>();

    private boolean open = true;

    /// Tells nobody from now on: there is nothing to be had.
    void close() {
        open = false;
    }

    /// The worker waits from now on; if there is work for it already it is told at once.
    void sleep(Peer peer, Instant now) {
        JobFunction expectedFor = awake(peer);
        Ability ability = open ? peer.mostUrgent() : null;
        if (ability == null) {
            peer.lieDown();
        } else {
            tell(peer, ability.function(), now);
        }
        if (expectedFor != null) {
            workFor(expectedFor, now);
        }
    }

    /// The worker is awake, whether it was told or came by itself.
    ///
    /// @return the function for which it was expected; what it does not take there is [work
    ///   for][#workFor] the next
    @Nullable JobFunction awake(Peer peer) {
        peer.getUp();
        return forget(peer);
    }

    void learned(Peer peer, JobFunction function, Instant now) {
        if (peer.isAsleep()) {
            function.sleepers().add(peer);
            workFor(function, now);
        }
    }

    void unlearned(Peer peer, JobFunction function, Instant now) {
        function.sleepers().remove(peer);
        Wakeup wakeup = peer.wakeup();
        if (wakeup != null && wakeup.function() == function) {
            forget(peer);
        }
        workFor(function, now);
    }

    /// A job of that function waits, or a worker that was expected for one does not come.
    void workFor(JobFunction function, Instant now) {
        SequencedSet<Peer> sleepers = function.sleepers();
        while (open && function.expectedWorkers() < function.waiting() && !sleepers.isEmpty()) {
            tell(sleepers.getFirst(), function, now);
        }
    }

    void giveUpWaiting(Instant now) {
        while (!told.isEmpty() && isDone(told.getFirst(), now)) {
            Wakeup wakeup = told.removeFirst();
            if (wakeup.peer().wakeup() == wakeup) {
                forget(wakeup.peer());
                workFor(wakeup.function(), now);
            }
        }
    }

    Instant nextDue() {
        return told.isEmpty() ? Instant.MAX : told.getFirst().deadline();
    }

    private void tell(Peer peer, JobFunction function, Instant now) {
        peer.getUp();
        var wakeup = new Wakeup(peer, function, now.plus(PATIENCE));
        function.expectWorkers(1);
        peer.wakeup(wakeup);
        told.addLast(wakeup);
        peer.send(NOOP);
    }

    private static boolean isDone(Wakeup wakeup, Instant now) {
        return wakeup.peer().wakeup() != wakeup || !wakeup.deadline().isAfter(now);
    }

    /// @return the function for which the worker is no longer expected
    private static @Nullable JobFunction forget(Peer peer) {
        Wakeup wakeup = peer.wakeup();
        if (wakeup == null) {
            return null;
        }
        peer.wakeup(null);
        wakeup.function().expectWorkers(-1);
        return wakeup.function();
    }
}
