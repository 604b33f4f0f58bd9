package photoshare.jobserver.engine.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;

/// The functions that anybody uses. One that nobody uses any more is forgotten, so that names that
/// never repeat do not fill the memory.
final class Functions {

    /// Not because of threads, there is one: this map may change while somebody goes through it.
    private final Map<Bytes, JobFunction> byName = new ConcurrentHashMap<>();

    private final Capacity capacity;
    private final QueueLimits limits;

    /// @param limits of a function that has none of its own
    Functions(Capacity capacity, QueueLimits limits) {
        this.capacity = capacity;
        this.limits = limits;
    }

    JobFunction named(Bytes name) {
        JobFunction known = byName.get(name);
        return known == null ? add(new JobFunction(name, limits)) : known;
    }

    private JobFunction add(JobFunction function) {
        byName.put(function.name(), function);
        capacity.use(Capacity.FUNCTION + function.name().size());
        return function;
    }

    @Nullable JobFunction find(Bytes name) {
        return byName.get(name);
    }

    /// The job with that unique id; the first one if several of those functions have one.
    @Nullable Job findUnique(Bytes unique, Predicate<Bytes> functions) {
        for (JobFunction function : byName.values()) {
            Job job = function.find(unique);
            if (job != null && functions.test(function.name())) {
                return job;
            }
        }
        return null;
    }

    /// May be consumed bit by bit while functions come and go.
    Stream<JobFunction> all() {
        return byName.values().stream();
    }

    void forget(JobFunction function) {
        if (byName.remove(function.name(), function)) {
            capacity.use(-Capacity.FUNCTION - function.name().size());
        }
    }

    void forgetIfUnused(JobFunction function) {
        if (!function.isUsed()) {
            forget(function);
        }
    }
}
