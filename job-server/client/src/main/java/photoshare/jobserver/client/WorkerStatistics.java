package photoshare.jobserver.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import photoshare.jobserver.protocol.WorkReport;

/// What a worker counts.
final class WorkerStatistics {

    final AtomicInteger running = new AtomicInteger();
    final LongAdder completed = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder unreported = new LongAdder();

    void reported(WorkReport end) {
        (end instanceof WorkReport.WorkComplete ? completed : failed).increment();
    }
}
