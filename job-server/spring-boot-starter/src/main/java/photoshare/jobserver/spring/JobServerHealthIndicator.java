package photoshare.jobserver.spring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobServerException;
import photoshare.jobserver.client.JobServerUnavailableException;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.client.WorkerSnapshot;

/// Up when at least one job server can be reached: by the worker if the application is one, else by
/// its client.
final class JobServerHealthIndicator implements HealthIndicator {

    private static final byte[] ANYBODY_THERE = {};

    private final JobServerConnectionDetails details;
    private final JobClient client;
    private final Supplier<Optional<WorkerSnapshot>> worker;

    JobServerHealthIndicator(
            JobServerConnectionDetails details,
            JobClient client,
            Supplier<Optional<WorkerSnapshot>> worker) {
        this.details = details;
        this.client = client;
        this.worker = worker;
    }

    @Override
    public Health health() {
        return worker.get().map(this::ofWorker).orElseGet(this::ofClient);
    }

    private Health ofWorker(WorkerSnapshot snapshot) {
        var health = snapshot.connected().isEmpty() ? Health.down() : Health.up();
        return health.withDetail("servers", servers(snapshot))
                .withDetail("functions", snapshot.functions())
                .withDetail("running", snapshot.running())
                .build();
    }

    private Map<String, String> servers(WorkerSnapshot snapshot) {
        return details.servers().stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                ServerAddress::toString,
                                server ->
                                        snapshot.connected().contains(server)
                                                ? "connected"
                                                : "not connected"));
    }

    private Health ofClient() {
        var servers = details.servers().stream().map(ServerAddress::toString).toList();
        try {
            client.echo(ANYBODY_THERE);
            return Health.up().withDetail("servers", servers).build();
        } catch (JobServerUnavailableException e) {
            return Health.down().withDetail("servers", reasons(e)).build();
        } catch (JobServerException e) {
            return down(servers, e);
        }
    }

    private static Map<String, String> reasons(JobServerUnavailableException e) {
        return e.reasons().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    private static Health down(List<String> servers, JobServerException e) {
        return Health.down().withDetail("servers", servers).withException(e).build();
    }
}
