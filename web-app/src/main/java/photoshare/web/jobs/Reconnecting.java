package photoshare.web.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import photoshare.jobserver.client.ServerAddress;

/// Workers of a job server that has gone, on their way to the one that serves now. That takes a
/// moment, and until then nobody can say that they are lost. Used by one thread at a time.
final class Reconnecting {

    static final Duration A_MOMENT = Duration.ofSeconds(5);

    private Set<ServerAddress> serving = Set.of();
    private Set<String> connected = Set.of();
    private Instant until = Instant.MIN;

    /// @param servers as they are now
    /// @return by name
    Set<String> among(List<ServerReport> servers, Instant now) {
        Set<ServerAddress> answering =
                servers.stream()
                        .filter(ServerReport::answers)
                        .map(ServerReport::address)
                        .collect(Collectors.toSet());
        if (!serving.containsAll(answering)) {
            until = now.plus(A_MOMENT);
        }
        serving = answering;
        Set<String> here =
                servers.stream()
                        .flatMap(server -> server.workers().stream())
                        .map(WorkerRow::name)
                        .collect(Collectors.toSet());
        if (now.isBefore(until)) {
            var missing = new HashSet<>(connected);
            missing.removeAll(here);
            return missing;
        }
        if (!answering.isEmpty()) {
            connected = here;
        }
        return Set.of();
    }
}
