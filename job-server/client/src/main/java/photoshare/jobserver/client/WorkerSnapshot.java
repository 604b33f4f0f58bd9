package photoshare.jobserver.client;

import java.util.List;
import java.util.Set;

/// A worker at one moment.
///
/// @param functions what it offers
/// @param connected the servers it is connected to, of all it was given
/// @param running jobs in its hands
/// @param completed jobs done and reported since it started
/// @param failed jobs that failed and were reported as such
/// @param unreported jobs that came to an end after their server was lost, so that another worker
///   gets them
public record WorkerSnapshot(
        List<String> functions,
        Set<ServerAddress> connected,
        int running,
        long completed,
        long failed,
        long unreported) {}
