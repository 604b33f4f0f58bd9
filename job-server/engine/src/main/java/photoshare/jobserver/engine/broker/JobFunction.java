package photoshare.jobserver.engine.broker;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;

/// One kind of job: its queues, who sleeps until there is work, and the keys under which equal
/// submissions find each other.
final class JobFunction {

    /// A unique id that stands for "the data is the key".
    private static final Bytes BY_DATA = Bytes.of("-");

    private final Bytes name;
    private final JobQueue high = new JobQueue();
    private final JobQueue normal = new JobQueue();
    private final JobQueue low = new JobQueue();
    private final Map<Bytes, Job> byUnique = new HashMap<>();
    private final Map<Bytes, Job> byData = new HashMap<>();
    private final SequencedSet<Peer> sleepers = new LinkedHashSet<>();
    private final QueueLimits usualLimits;
    private QueueLimits limits;
    private boolean created;
    private int delayed;
    private int running;
    private int workers;
    private int expectedWorkers;

    JobFunction(Bytes name, QueueLimits usualLimits) {
        this.name = name;
        this.usualLimits = usualLimits;
        limits = usualLimits;
    }

    Bytes name() {
        return name;
    }

    JobQueue queue(Priority priority) {
        return switch (priority) {
            case HIGH -> high;
            case NORMAL -> normal;
            case LOW -> low;
        };
    }

    /// The job that is handed out next.
    @Nullable Job first() {
        if (high.first() != null) {
            return high.first();
        }
        return normal.first() != null ? normal.first() : low.first();
    }

    int waiting() {
        return high.size() + normal.size() + low.size();
    }

    Operations.QueueSizes queueSizes() {
        return new Operations.QueueSizes(high.size(), normal.size(), low.size());
    }

    /// Since when the job that waits for longest waits.
    Optional<Instant> oldest() {
        return Stream.of(high.first(), normal.first(), low.first())
                .filter(Objects::nonNull)
                .map(Job::state)
                .map(state -> state instanceof JobState.Queued(var since) ? since : Instant.MAX)
                .min(Instant::compareTo);
    }

    /// The job that a submission with this unique id and data joins.
    @Nullable Job find(Bytes unique, Bytes data) {
        return index(unique).get(key(unique, data));
    }

    @Nullable Job find(Bytes unique) {
        return byUnique.get(unique);
    }

    void index(Job job) {
        Bytes key = key(job.unique(), job.data());
        if (!key.isEmpty()) {
            index(job.unique()).putIfAbsent(key, job);
        }
    }

    /// The next equal submission is a job of its own.
    void unindex(Job job) {
        index(job.unique()).remove(key(job.unique(), job.data()), job);
    }

    private Map<Bytes, Job> index(Bytes unique) {
        return unique.equals(BY_DATA) ? byData : byUnique;
    }

    private static Bytes key(Bytes unique, Bytes data) {
        return unique.equals(BY_DATA) ? data : unique;
    }

    /// Jobs in any state.
    int jobs() {
        return waiting() + delayed + running;
    }

    boolean accepts(Priority priority) {
        return limits.allow(priority, jobs());
    }

    /// Whether anything would be lost if this function were forgotten.
    boolean isUsed() {
        return created || workers > 0 || jobs() > 0 || !limits.equals(usualLimits);
    }

    SequencedSet<Peer> sleepers() {
        return sleepers;
    }

    /// Workers that were told of work here and have not come yet.
    int expectedWorkers() {
        return expectedWorkers;
    }

    void expectWorkers(int more) {
        expectedWorkers += more;
    }

    int delayed() {
        return delayed;
    }

    void countDelayed(int more) {
        delayed += more;
    }

    int running() {
        return running;
    }

    void countRunning(int more) {
        running += more;
    }

    int workers() {
        return workers;
    }

    void countWorkers(int more) {
        workers += more;
    }

    void limits(QueueLimits limits) {
        this.limits = limits;
    }

    /// As if nobody had said anything about limits.
    void unlimit() {
        limits = usualLimits;
    }

    /// Stays listed until it is dropped, even if nobody uses it.
    void created(boolean created) {
        this.created = created;
    }
}
