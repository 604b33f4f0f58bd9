package photoshare.web.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import photoshare.db.ResizeWorkers.ResizeWorker;

/// One resize worker: what the job servers and the photos know of it.
///
/// @param connected to any job server that answers
/// @param recent what it did within a day, if anything
record WorkerReport(String name, boolean connected, Optional<ResizeWorker> recent) {

    public String engine() {
        return recent.flatMap(ResizeWorker::engine).orElse("not known before its first photo");
    }

    public int ready() {
        return recent.map(ResizeWorker::ready).orElse(0);
    }

    public int failed() {
        return recent.map(ResizeWorker::failed).orElse(0);
    }

    public Optional<Instant> lastSettled() {
        return recent.map(ResizeWorker::lastSettled);
    }

    /// Those that are connected and those that worked lately, by name.
    static List<WorkerReport> all(Collection<String> connected, List<ResizeWorker> recent) {
        Set<String> idle = new HashSet<>(connected);
        recent.forEach(worker -> idle.remove(worker.name()));
        return Stream.concat(
                        recent.stream()
                                .map(worker ->
                                        new WorkerReport(
                                                worker.name(),
                                                connected.contains(worker.name()),
                                                Optional.of(worker))),
                        idle.stream().map(name -> new WorkerReport(name, true, Optional.empty())))
                .sorted(Comparator.comparing(WorkerReport::name))
                .toList();
    }
}
