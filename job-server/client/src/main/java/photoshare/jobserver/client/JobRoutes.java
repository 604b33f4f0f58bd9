package photoshare.jobserver.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.WorkReport;

/// Which foreground jobs of a connection wait under which handle. Several do when equal jobs were
/// submitted: the server then sends each report once per submission, one right after the other, so
/// the jobs take turns.
final class JobRoutes {

    private final Map<Bytes, Deque<ForegroundJob>> jobs = new HashMap<>();
    private boolean closed;

    /// @return false if the connection is already gone
    synchronized boolean add(Bytes handle, ForegroundJob job) {
        if (!closed) {
            jobs.computeIfAbsent(handle, _ -> new ArrayDeque<>()).add(job);
        }
        return !closed;
    }

    synchronized void deliver(WorkReport report) {
        var waiting = jobs.get(report.handle());
        if (waiting == null) {
            return;
        }
        var job = waiting.remove();
        job.received(report);
        if (!isEnd(report)) {
            waiting.add(job);
        } else if (waiting.isEmpty()) {
            jobs.remove(report.handle());
        }
    }

    /// A job that was cancelled keeps its turn until then, so that the others keep theirs.
    private static boolean isEnd(WorkReport report) {
        return switch (report) {
            case WorkReport.WorkComplete _, WorkReport.WorkFail _, WorkReport.WorkException _ ->
                    true;
            case WorkReport.WorkStatus _, WorkReport.WorkData _, WorkReport.WorkWarning _ -> false;
        };
    }

    /// The jobs under that handle fail; what the server still says of them is passed over.
    synchronized void fail(Bytes handle, String reason) {
        jobs.getOrDefault(handle, new ArrayDeque<>()).forEach(job -> job.fail(reason));
    }

    synchronized boolean isAnybodyWaiting() {
        return jobs.values().stream().flatMap(Deque::stream).anyMatch(job -> !job.isOver());
    }

    /// @return the jobs that still waited
    synchronized List<ForegroundJob> close() {
        closed = true;
        var left = new ArrayList<ForegroundJob>();
        jobs.values().forEach(left::addAll);
        jobs.clear();
        return left;
    }
}
