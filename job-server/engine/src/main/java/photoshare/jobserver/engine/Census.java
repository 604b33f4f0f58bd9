package photoshare.jobserver.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import photoshare.jobserver.engine.broker.Operations;
import photoshare.jobserver.engine.broker.Operations.FunctionView;

/// Counts what there is to do, over and over. There may be very many functions, so it counts a part
/// of them at a time. Belongs to the broker's thread; the result may be read by any.
final class Census {

    static final Duration PAUSE = Duration.ofSeconds(1);

    /// Functions; they take less than a millisecond.
    private static final int PART = 1000;

    private final Operations operations;
    private Iterator<FunctionView> left = Collections.emptyIterator();
    private List<JobServerStatistics.Function> counted = new ArrayList<>();
    private Instant next = Instant.MIN;
    private volatile JobServerStatistics result = JobServerStatistics.NONE;

    Census(Operations operations) {
        this.operations = operations;
    }

    /// Of the last count that is complete.
    JobServerStatistics result() {
        return result;
    }

    void goOn(Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        if (!left.hasNext()) {
            left = operations.functions().iterator();
        }
        for (int i = 0; i < PART && left.hasNext(); i++) {
            counted.add(JobServerStatistics.function(left.next()));
        }
        if (!left.hasNext()) {
            result = JobServerStatistics.of(counted, operations);
            counted = new ArrayList<>();
            next = now.plus(PAUSE);
        }
    }

    /// When to [go on][#goOn].
    Instant nextDue() {
        return next;
    }
}
