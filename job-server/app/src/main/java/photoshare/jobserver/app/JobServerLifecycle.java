package photoshare.jobserver.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import photoshare.jobserver.engine.JobServer;

/// Starts the server with the process and drains it before anything else stops.
@Component
final class JobServerLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobServerLifecycle.class);

    private final JobServer server;
    private final JobServerProperties properties;
    private volatile boolean running;

    JobServerLifecycle(JobServer server, JobServerProperties properties) {
        this.server = server;
        this.properties = properties;
    }

    @Override
    public void start() {
        try {
            server.start();
            running = true;
        } catch (IOException e) {
            throw new CannotListenException(properties.host(), properties.port(), e);
        }
    }

    /// For whoever started the process and waits for the address.
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        InetSocketAddress address = server.address();
        System.out.println(
                "ready " + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void stop() {
        running = false;
        try {
            if (!server.drain(properties.drain())) {
                log.warn("Some jobs were still running after {}", properties.drain());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
