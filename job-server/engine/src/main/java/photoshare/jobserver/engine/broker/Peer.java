package photoshare.jobserver.engine.broker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.engine.security.Rights;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Response;

/// One connection. It may submit jobs, do them, or both. Belongs to the broker's thread.
public final class Peer {

    private final long number;
    private final String address;
    private final Replies replies;
    private final Rights rights;
    private final Outbox outbox;
    private final Capacity capacity;
    private Bytes id = Bytes.EMPTY;
    private boolean refused;

    // as a client
    private final Set<Job> awaited = new LinkedHashSet<>();
    private int awaitedResults;
    private boolean wantsExceptions;

    // as a worker; the ability that was used last comes last
    private final SequencedMap<Bytes, Ability> abilities = new LinkedHashMap<>();
    private final Set<Job> running = new LinkedHashSet<>();
    private boolean asleep;
    private @Nullable Wakeup wakeup;

    Peer(
            long number,
            String address,
            Rights rights,
            Replies replies,
            Outbox outbox,
            Capacity capacity) {
        this.number = number;
        this.address = address;
        this.rights = rights;
        this.replies = replies;
        this.outbox = outbox;
        this.capacity = capacity;
    }

    /// What it may do.
    public Rights rights() {
        return rights;
    }

    boolean isRefusedForTheFirstTime() {
        boolean first = !refused;
        refused = true;
        return first;
    }

    /// Says something to the peer, after everything said before.
    public void send(Reply reply) {
        outbox.add(this, reply);
    }

    void send(Response response) {
        send(new Reply.Packet(response));
    }

    void deliver(Reply reply) {
        replies.send(reply);
    }

    long number() {
        return number;
    }

    String address() {
        return address;
    }

    Bytes id() {
        return id;
    }

    void id(Bytes id) {
        this.id = id;
    }

    /// The jobs whose results this client waits for.
    Set<Job> awaited() {
        return awaited;
    }

    /// How many results this client waits for: more than there are jobs, if it has submitted one
    /// twice.
    int awaitedResults() {
        return awaitedResults;
    }

    void countAwaited(int more) {
        awaitedResults += more;
        capacity.use((long) more * Capacity.AWAITED_RESULT);
    }

    boolean wantsExceptions() {
        return wantsExceptions;
    }

    void wantExceptions() {
        wantsExceptions = true;
    }

    Collection<Ability> abilities() {
        return abilities.sequencedValues();
    }

    boolean can(Bytes function) {
        return abilities.containsKey(function);
    }

    /// @return whether it is new
    boolean learn(Ability ability) {
        boolean isNew = abilities.put(ability.function().name(), ability) == null;
        if (isNew) {
            capacity.use(Capacity.ABILITY);
        }
        return isNew;
    }

    @Nullable Ability unlearn(Bytes function) {
        Ability ability = abilities.remove(function);
        if (ability != null) {
            capacity.use(-Capacity.ABILITY);
        }
        return ability;
    }

    /// The ability whose function has the most urgent job; among equals the one that was not used
    /// for longest.
    @Nullable Ability mostUrgent() {
        Ability best = null;
        Priority bestPriority = null;
        for (Ability ability : abilities.values()) {
            Job job = ability.function().first();
            if (job != null
                    && (bestPriority == null || job.priority().compareTo(bestPriority) < 0)) {
                best = ability;
                bestPriority = job.priority();
            }
        }
        return best;
    }

    void used(Ability ability) {
        abilities.putLast(ability.function().name(), ability);
    }

    /// The jobs that this worker does.
    Set<Job> running() {
        return running;
    }

    boolean isAsleep() {
        return asleep;
    }

    void lieDown() {
        asleep = true;
        abilities.values().forEach(ability -> ability.function().sleepers().add(this));
    }

    void getUp() {
        if (asleep) {
            asleep = false;
            abilities.values().forEach(ability -> ability.function().sleepers().remove(this));
        }
    }

    /// The call that this worker has not answered by asking for a job.
    @Nullable Wakeup wakeup() {
        return wakeup;
    }

    void wakeup(@Nullable Wakeup wakeup) {
        this.wakeup = wakeup;
    }
}
