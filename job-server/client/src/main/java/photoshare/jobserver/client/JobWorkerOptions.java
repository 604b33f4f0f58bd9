package photoshare.jobserver.client;

import java.time.Duration;
import java.util.List;

/// What a [JobWorker] needs to know. Begin with [#of] and change what differs.
///
/// @param servers all of them are worked for
/// @param connection how to talk to each of them
/// @param concurrency how many jobs run at once, of all functions that have no slots of their own
/// @param drain how long running jobs may take to finish when the worker closes
/// @param poll how often a worker without work asks by itself. Servers wake their workers, but the
///   original one does not when the time of a scheduled job has come, and not reliably when a job
///   timed out; and a server that hangs wakes nobody
/// @param failures what the server is told about a function that throws
public record JobWorkerOptions(
        List<ServerAddress> servers,
        ConnectionOptions connection,
        int concurrency,
        Duration drain,
        Duration poll,
        Failures failures) {

    /// What the server is told about a function that throws. Both end the job, so it is one or the
    /// other.
    public enum Failures {
        /// That it failed; every client understands this.
        FAIL,
        /// The message of the exception, for clients that ask for it. Some old servers spoil it for
        /// clients that do not.
        EXCEPTION
    }

    public JobWorkerOptions {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("A job worker needs at least one server");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "A job worker runs at least one job at once, not " + concurrency);
        }
        if (drain.isNegative() || poll.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "A job worker cannot drain for %s and poll every %s".formatted(drain, poll));
        }
    }

    /// @param servers each as [ServerAddress#parse] understands it
    public static JobWorkerOptions of(String... servers) {
        return of(List.of(servers).stream().map(ServerAddress::parse).toList());
    }

    /// See [#of(String...)].
    public static JobWorkerOptions of(List<ServerAddress> servers) {
        return new JobWorkerOptions(
                servers,
                ConnectionOptions.DEFAULT,
                1,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Failures.FAIL);
    }

    public JobWorkerOptions withConnection(ConnectionOptions connection) {
        return new JobWorkerOptions(servers, connection, concurrency, drain, poll, failures);
    }

    public JobWorkerOptions withConcurrency(int concurrency) {
        return new JobWorkerOptions(servers, connection, concurrency, drain, poll, failures);
    }

    public JobWorkerOptions withDrain(Duration drain) {
        return new JobWorkerOptions(servers, connection, concurrency, drain, poll, failures);
    }

    public JobWorkerOptions withPoll(Duration poll) {
        return new JobWorkerOptions(servers, connection, concurrency, drain, poll, failures);
    }

    public JobWorkerOptions withFailures(Failures failures) {
        return new JobWorkerOptions(servers, connection, concurrency, drain, poll, failures);
    }
}
