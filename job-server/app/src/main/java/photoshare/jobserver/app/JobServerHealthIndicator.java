package photoshare.jobserver.app;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import photoshare.jobserver.engine.JobServer;

/// Part of readiness: out of service while no background job can be acknowledged, be it because the
/// store cannot be written or because the server is about to stop.
@Component
final class JobServerHealthIndicator implements HealthIndicator {

    private final JobServer server;

    JobServerHealthIndicator(JobServer server) {
        this.server = server;
    }

    @Override
    public Health health() {
        return server.isReady() ? Health.up().build() : Health.outOfService().build();
    }
}
