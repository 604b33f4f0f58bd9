package photoshare.web.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.spring.JobServerConnectionDetails;

/// Asks all job servers at once, our own and those that are only looked at. One that does not
/// answer costs a second, and so do ten.
@Component
final class Servers implements AutoCloseable {

    /// @param monitored those that are only looked at
    record Reports(List<ServerReport> own, List<ServerReport> monitored) {}

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_OF_A_QUESTION = Duration.ofMillis(800);

    private final JobServerConnectionDetails own;
    private final ConnectionOptions connection;
    private final List<ServerAddress> monitored;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Servers(
            JobServerConnectionDetails own,
            ConnectionOptions connection,
            MonitorProperties properties) {
        this.own = own;
        this.connection = impatient(connection);
        this.monitored = properties.servers();
    }

    private static ConnectionOptions impatient(ConnectionOptions connection) {
        return connection
                .withConnectTimeout(PATIENCE_OF_A_QUESTION)
                .withResponseTimeout(PATIENCE_OF_A_QUESTION);
    }

    Reports ask() {
        List<ServerAddress> ours = own.servers();
        var foreign = impatient(ConnectionOptions.DEFAULT);
        List<AdminClient> clients =
                Stream.concat(
                                ours.stream().map(it -> new AdminClient(it, connection)),
                                monitored.stream().map(it -> new AdminClient(it, foreign)))
                        .toList();
        List<ServerAddress> all = Stream.concat(ours.stream(), monitored.stream()).toList();
        List<ServerReport> reports = ask(all, clients);
        return new Reports(
                reports.subList(0, ours.size()), reports.subList(ours.size(), all.size()));
    }

    private List<ServerReport> ask(List<ServerAddress> servers, List<AdminClient> clients) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Future<ServerReport>> asked =
                IntStream.range(0, servers.size())
                        .mapToObj(i ->
                                threads.submit(
                                        () -> ServerReport.of(servers.get(i), clients.get(i))))
                        .toList();
        return IntStream.range(0, servers.size())
                .mapToObj(i -> answer(servers.get(i), asked.get(i), deadline))
                .toList();
    }

    private static ServerReport answer(
            ServerAddress server, Future<ServerReport> asked, long deadline) {
        try {
            return asked.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            asked.cancel(true);
            return ServerReport.silent(server, "no answer within a second");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ServerReport.silent(server, "not asked");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
