package photoshare.jobserver.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import photoshare.jobserver.client.ServerSelection;
import photoshare.jobserver.client.WorkerFunction.Threads;

/// Settings under `jobs`.
///
/// @param servers the job servers as host:port, the preferred one first; workers work for all of
///   them. None for the one inside this application, or localhost:4730 if there is none inside
/// @param selection which of several servers gets a job
/// @param clientId the name of this node in the server's list of workers; by default the host's
/// @param connectTimeout how long opening a connection may take
/// @param responseTimeout how long a server may take to answer
/// @param concurrency how many jobs run at once, of all functions that have no concurrency of their
///   own
/// @param drain how long running jobs may take to finish when the application stops
/// @param ssl encryption towards the job servers
/// @param functions settings of single functions, by name
@ConfigurationProperties("jobs")
record JobsProperties(
        @DefaultValue List<String> servers,
        @DefaultValue("in-order") Selection selection,
        @Nullable String clientId,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("1") int concurrency,
        @DefaultValue("30s") Duration drain,
        @DefaultValue Ssl ssl,
        @DefaultValue Map<String, Function> functions) {

    JobsProperties {
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("response-timeout", responseTimeout);
        require(concurrency > 0, "concurrency must be at least 1, not " + concurrency);
        require(!drain.isNegative(), "drain must not be negative, but is " + drain);
    }

    private static void requirePositive(String name, Duration duration) {
        require(
                duration.toMillis() > 0,
                "%s must be at least a millisecond, not %s".formatted(name, duration));
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException("jobs." + sentence);
        }
    }

    /// Which of several servers gets a job.
    enum Selection {
        /// The first that answers.
        IN_ORDER(ServerSelection.IN_ORDER),
        /// Any.
        RANDOM(ServerSelection.RANDOM),
        /// The same for equal jobs.
        BY_UNIQUE_ID(ServerSelection.BY_UNIQUE_ID);

        final ServerSelection servers;

        Selection(ServerSelection servers) {
            this.servers = servers;
        }
    }

    /// Encryption.
    ///
    /// @param bundle the name of an SSL bundle (`spring.ssl.bundle`); none for plain TCP
    record Ssl(@Nullable String bundle) {}

    /// Settings of one function.
    ///
    /// @param concurrency how many of its jobs run at once, in slots of its own; 0 to share those
    ///   of the application
    /// @param timeout after which the server gives a job to another worker; 0 for no limit
    /// @param threads what its handler runs on
    record Function(
            @DefaultValue("0") int concurrency,
            @DefaultValue("0s") Duration timeout,
            @DefaultValue("virtual") Threads threads) {

        static final Function DEFAULT = new Function(0, Duration.ZERO, Threads.VIRTUAL);
    }
}
