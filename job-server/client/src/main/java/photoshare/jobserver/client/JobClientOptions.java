package photoshare.jobserver.client;

import java.time.Duration;
import java.util.List;

/// What a [JobClient] needs to know. Begin with [#of] and change what differs.
///
/// @param servers at least one
/// @param selection which server gets which job
/// @param connection how to talk to each of them
/// @param resubmitFor how long a foreground job that lost its server waits for one that takes it
///   again
public record JobClientOptions(
        List<ServerAddress> servers,
        ServerSelection selection,
        ConnectionOptions connection,
        Duration resubmitFor) {

    public JobClientOptions {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("A job client needs at least one server");
        }
    }

    /// @param servers each as [ServerAddress#parse] understands it, the preferred one first
    public static JobClientOptions of(String... servers) {
        return of(List.of(servers).stream().map(ServerAddress::parse).toList());
    }

    /// See [#of(String...)].
    public static JobClientOptions of(List<ServerAddress> servers) {
        return new JobClientOptions(
                servers,
                ServerSelection.IN_ORDER,
                ConnectionOptions.DEFAULT,
                Duration.ofSeconds(30));
    }

    public JobClientOptions withSelection(ServerSelection selection) {
        return new JobClientOptions(servers, selection, connection, resubmitFor);
    }

    public JobClientOptions withConnection(ConnectionOptions connection) {
        return new JobClientOptions(servers, selection, connection, resubmitFor);
    }

    public JobClientOptions withResubmitFor(Duration resubmitFor) {
        return new JobClientOptions(servers, selection, connection, resubmitFor);
    }
}
