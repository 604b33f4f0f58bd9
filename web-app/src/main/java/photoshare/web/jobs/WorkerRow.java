package photoshare.web.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import photoshare.db.WorkLog.Worker;
import photoshare.jobserver.client.AdminClient.Peer;

/// One worker: what the job servers and the rows know of it.
///
/// @param peers its connections to the server that has most of them; none if it is not connected
/// @param coming whether it is on its way to the server that serves now
/// @param current what it has in hand
/// @param lately what it did within an hour, if anything
record WorkerRow(
        String name,
        List<Peer> peers,
        boolean coming,
        List<JobRow> current,
        Optional<Worker> lately) {

    /// Those that are connected or about to be, and those that worked lately, by name.
    static List<WorkerRow> all(
            List<ServerReport> servers,
            Set<String> coming,
            List<Worker> lately,
            List<JobRow> running) {
        var names = new TreeSet<String>(coming);
        servers.stream()
                .flatMap(server -> server.workers().stream())
                .map(WorkerRow::name)
                .forEach(names::add);
        lately.forEach(worker -> names.add(worker.name()));
        return names.stream()
                .map(name ->
                        new WorkerRow(
                                name,
                                peers(name, servers),
                                coming.contains(name),
                                running.stream()
                                        .filter(row -> !row.lost() && row.isOf(name))
                                        .toList(),
                                lately.stream()
                                        .filter(worker -> worker.name().equals(name))
                                        .findFirst()))
                .toList();
    }

    static String name(Peer peer) {
        return peer.clientId().isEmpty() ? peer.address() : peer.clientId();
    }

    /// It has as many connections to each server as slots.
    private static List<Peer> peers(String name, List<ServerReport> servers) {
        return servers.stream()
                .map(server ->
                        server.workers().stream().filter(peer -> name(peer).equals(name)).toList())
                .reduce(List.of(), (one, other) -> other.size() > one.size() ? other : one);
    }

    public boolean connected() {
        return !peers.isEmpty();
    }

    /// What its connection is called in the bundle.
    public String connection() {
        if (connected()) {
            return "jobs.connected";
        }
        return coming ? "jobs.reconnecting" : "jobs.not-connected";
    }

    public boolean offers(String function) {
        return peers.stream().anyMatch(peer -> peer.functions().contains(function));
    }

    public int slots() {
        return peers.size();
    }

    /// Where its connections come from.
    public String address() {
        return String.join(", ", peers.stream().map(Peer::address).distinct().toList());
    }

    public List<String> functions() {
        return peers.stream().map(Peer::functions).flatMap(Collection::stream).distinct().toList();
    }

    public String engine() {
        return lately.flatMap(Worker::engine).orElse("");
    }

    public int done() {
        return lately.map(Worker::done).orElse(0);
    }

    public int failed() {
        return lately.map(Worker::failed).orElse(0);
    }

    /// Of one that is connected: now.
    public Optional<Instant> lastSign() {
        return Stream.concat(
                        current.stream().flatMap(row -> row.job().began().stream()),
                        lately.map(Worker::lastSettled).stream())
                .max(Instant::compareTo);
    }
}
