package photoshare.jobserver.spring.server;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import photoshare.jobserver.engine.JobServer;

/// Out of service while no background job can be acknowledged: because another server has the
/// queue, because the store cannot be written, or because the server is about to stop.
final class EmbeddedJobServerHealthIndicator implements HealthIndicator {

    private final JobServer server;

    EmbeddedJobServerHealthIndicator(JobServer server) {
        this.server = server;
    }

    @Override
    public Health health() {
        var health = server.isReady() ? Health.up() : Health.outOfService();
        return health.withDetail("role", server.role()).build();
    }
}
