package photoshare.jobserver.engine.broker;

import photoshare.jobserver.protocol.Priority;

/// How many jobs a function may have, running ones included, before a submission of that priority
/// is refused; zero for no limit.
public record QueueLimits(int high, int normal, int low) {

    public static final QueueLimits NONE = new QueueLimits(0, 0, 0);

    static QueueLimits equal(int limit) {
        return new QueueLimits(limit, limit, limit);
    }

    boolean allow(Priority priority, int jobs) {
        int limit =
                switch (priority) {
                    case HIGH -> high;
                    case NORMAL -> normal;
                    case LOW -> low;
                };
        return limit == 0 || jobs < limit;
    }
}
