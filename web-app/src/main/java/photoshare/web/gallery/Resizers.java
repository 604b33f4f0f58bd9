package photoshare.web.gallery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.JobServerException;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.spring.JobServerConnectionDetails;

/// Whether anybody is there who could make photos ready, as the job servers say. They are asked
/// once in a while, however many pages want to know, and nobody waits long for their answer.
@Component
class Resizers {

    /// Why photos wait for nobody.
    enum Absence {
        NO_WORKER,
        NO_JOB_SERVER
    }

    /// Another job server takes over within less.
    private static final Duration TAKEOVER = Duration.ofSeconds(5);

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final JobServerConnectionDetails jobServers;
    private final ConnectionOptions connection;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Instant asked = Instant.MIN;
    private volatile Optional<Absence> absence = Optional.empty();
    private @Nullable Instant silentSince;

    Resizers(
            JobServerConnectionDetails jobServers,
            ConnectionOptions connection,
            InstantSource clock) {
        this.jobServers = jobServers;
        this.connection = connection.withConnectTimeout(PATIENCE).withResponseTimeout(PATIENCE);
        this.clock = clock;
    }

    /// Empty as well for a moment in which no job server answers.
    Optional<Absence> absence() {
        if (asked.plus(FRESH).isBefore(clock.instant()) && asking.tryLock()) {
            try {
                absence = ask();
                asked = clock.instant();
            } finally {
                asking.unlock();
            }
        }
        return absence;
    }

    private Optional<Absence> ask() {
        List<Long> workers =
                jobServers.servers().stream().flatMap(server -> workers(server).stream()).toList();
        if (workers.isEmpty()) {
            Instant now = clock.instant();
            Instant since = Objects.requireNonNullElse(silentSince, now);
            silentSince = since;
            return Optional.of(Absence.NO_JOB_SERVER)
                    .filter(_ -> since.plus(TAKEOVER).isBefore(now));
        }
        silentSince = null;
        return Optional.of(Absence.NO_WORKER)
                .filter(_ -> workers.stream().allMatch(count -> count == 0));
    }

    /// @return how many workers the server has; nothing if it does not answer
    private List<Long> workers(ServerAddress server) {
        try {
            long count =
                    new AdminClient(server, connection)
                            .status().stream()
                                    .filter(status ->
                                            status.function().equals(ResizePhoto.FUNCTION))
                                    .mapToLong(AdminClient.FunctionStatus::workers)
                                    .sum();
            return List.of(count);
        } catch (JobServerException _) {
            return List.of();
        }
    }
}
