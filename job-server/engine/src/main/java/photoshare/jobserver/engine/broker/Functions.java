package photoshare.jobserver.engine.broker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;

/// The functions that anybody uses. One that nobody uses any more is forgotten, so that names that
/// never repeat do not fill the memory.
final class Functions {

    private final Map<Bytes, JobFunction> byName = new LinkedHashMap<>();

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

    Collection<JobFunction> all() {
        return byName.values();
    }

    void forgetIfUnused(JobFunction function) {
        if (!function.isUsed()) {
            byName.remove(function.name(), function);
        }
    }
}
