package photoshare.jobserver.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Which of several servers gets a job. Only matters where servers have queues of their own; the
/// next server of the order is asked when one does not answer. Safe for use by any thread.
@FunctionalInterface
public interface ServerSelection {

    /// The first of the list that answers.
    ServerSelection IN_ORDER = (servers, _) -> servers;

    /// Any of them, a new choice for each job.
    ServerSelection RANDOM =
            (servers, _) -> {
                var order = new ArrayList<>(servers);
                Collections.shuffle(order);
                return order;
            };

    /// The same server for the same function and unique id, so that equal jobs meet and become one
    /// whichever client submits them. When a server joins or leaves the list, only its own share of
    /// the jobs moves (rendezvous hashing).
    ServerSelection BY_UNIQUE_ID =
            (servers, request) ->
                    request.unique().isEmpty()
                            ? RANDOM.order(servers, request)
                            : servers.stream()
                                    .sorted(Comparator.comparingInt(s -> weight(s, request)))
                                    .toList();

    /// The servers in the order in which they are asked to take this job.
    List<ServerAddress> order(List<ServerAddress> servers, JobRequest request);

    private static int weight(ServerAddress server, JobRequest request) {
        int hash = (server + "\0" + request.function() + "\0" + request.unique()).hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85EB_CA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2_AE35;
        return hash ^ (hash >>> 16);
    }
}
