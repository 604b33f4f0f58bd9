package photoshare.jobserver.engine.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;

/// The functions that anybody uses. One that nobody uses any more is forgotten, so that names that
/// never repeat do not fill the memory.
final class Functions {

    /// Not because of threads, there is one: this map may change while somebody goes through it.
    private final Map<Bytes, JobFunction> byName = new ConcurrentHashMap<>();

    JobFunction named(Bytes name) {
        return byName.computeIfAbsent(name, JobFunction::new);
    }

    @Nullable JobFunction find(Bytes name) {
        return byName.get(name);
    }

    /// The job with that unique id; the first one if several functions have one.
    @Nullable Job findUnique(Bytes unique) {
        for (JobFunction function : byName.values()) {
            Job job = function.find(unique);
            if (job != null) {
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
        byName.remove(function.name(), function);
    }

    void forgetIfUnused(JobFunction function) {
        if (!function.isUsed()) {
            forget(function);
        }
    }
}
