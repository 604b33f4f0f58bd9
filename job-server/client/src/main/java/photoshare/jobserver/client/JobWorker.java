package photoshare.jobserver.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.protocol.Bytes;

/// Does the jobs of some functions for all servers of a list. Connects in the background, connects
/// again whenever a connection is lost, and survives whatever a function throws.
///
/// Closing it takes no more jobs and lets the running ones finish; those that do not finish in time
/// go back to their server, which gives them to another worker. Safe for use by any thread.
public final class JobWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private final JobWorkerOptions options;
    private final List<WorkerFunction> functions;
    private final List<ServerPresence> servers;
    private final List<WorkerLink> links = new ArrayList<>();
    private final JobRunner runner;
    private boolean started;

    /// @param functions at least one; of each name one
    public JobWorker(JobWorkerOptions options, List<WorkerFunction> functions) {
        this.options = options;
        this.functions = List.copyOf(functions);
        this.servers = options.servers().stream().distinct().map(ServerPresence::new).toList();
        var groups = groups();
        int slots = groups.stream().mapToInt(SlotGroup::size).sum();
        this.runner = new JobRunner(byName(), options.failures(), slots);
        groups.forEach(this::addLinks);
    }

    private List<SlotGroup> groups() {
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("A job worker needs at least one function");
        }
        var groups = new ArrayList<SlotGroup>();
        var sharing = new ArrayList<WorkerFunction>();
        for (var function : functions) {
            if (function.concurrency() == 0) {
                sharing.add(function);
            } else {
                groups.add(new SlotGroup(List.of(function), function.concurrency()));
            }
        }
        if (!sharing.isEmpty()) {
            groups.add(new SlotGroup(sharing, options.concurrency()));
        }
        return groups;
    }

    private Map<Bytes, WorkerFunction> byName() {
        var byName = new HashMap<Bytes, WorkerFunction>();
        for (var function : functions) {
            if (byName.put(Bytes.of(function.name()), function) != null) {
                throw new IllegalArgumentException(
                        "The function \"%s\" is offered twice".formatted(function.name()));
            }
        }
        return byName;
    }

    private void addLinks(SlotGroup group) {
        for (int slot = 0; slot < group.size(); slot++) {
            for (var server : servers) {
                links.add(new WorkerLink(server, group, runner, options));
            }
        }
    }

    /// Begins to work; returns at once, whether or not a server answers.
    ///
    /// @throws IllegalStateException if it was started before; a worker has one life
    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("This job worker was started before");
        }
        started = true;
        links.forEach(WorkerLink::start);
    }

    /// What it does at the moment and has done so far.
    public WorkerSnapshot snapshot() {
        var statistics = runner.statistics();
        return new WorkerSnapshot(
                functions.stream().map(WorkerFunction::name).toList(),
                servers.stream()
                        .filter(ServerPresence::connected)
                        .map(ServerPresence::address)
                        .collect(Collectors.toSet()),
                statistics.running.get(),
                statistics.completed.sum(),
                statistics.failed.sum(),
                statistics.unreported.sum());
    }

    /// Finishes what runs, for as long as the options say. Closing it again does nothing. When the
    /// calling thread is interrupted, running jobs go back at once.
    @Override
    public synchronized void close() {
        links.forEach(WorkerLink::drain);
        if (started && !finished(System.nanoTime() + options.drain().toNanos())) {
            long givenBack = links.stream().filter(WorkerLink::giveBack).count();
            LOG.warn(
                    "Gave back {} jobs that were not finished within {}",
                    givenBack,
                    options.drain());
        }
        runner.close();
    }

    private boolean finished(long deadline) {
        try {
            for (var link : links) {
                var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                if (!link.join(left)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
