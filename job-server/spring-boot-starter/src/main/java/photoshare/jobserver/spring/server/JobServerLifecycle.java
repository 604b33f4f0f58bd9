package photoshare.jobserver.spring.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.spring.LocalJobServer;

/// Starts the server before anything that could need it, and drains it when all that could need it
/// has stopped: workers first, then the web server, then this. Until then the process lives, with
/// or without a web server.
final class JobServerLifecycle implements SmartLifecycle, LocalJobServer {

    /// Below the phases of Boot's web servers.
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private static final Logger log = LoggerFactory.getLogger(JobServerLifecycle.class);

    private final JobServer server;
    private final JobServerProperties properties;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    JobServerLifecycle(JobServer server, JobServerProperties properties) {
        this.server = server;
        this.properties = properties;
    }

    /// May come early, from whoever has to know the port.
    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        try {
            server.start();
            running = true;
            Thread.ofPlatform().name("job-server-keep-alive").start(this::awaitStop);
            warn();
        } catch (IOException e) {
            throw new CannotListenException(properties.host(), properties.port(), e);
        }
    }

    private void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void warn() {
        if (properties.isOpenToTheNetwork()) {
            log.warn(
                    "Whoever reaches {}:{} may do everything, and nothing is encrypted: see job-server.tls",
                    properties.host(),
                    server.address().getPort());
        } else if (properties.isOpenToEveryCertificate()) {
            log.warn(
                    "Every certificate of {} may do everything: see job-server.permissions",
                    properties.tls().clientCa());
        }
    }

    @Override
    public ServerAddress address() {
        start();
        InetSocketAddress address = server.address();
        return new ServerAddress(
                address.getAddress().isAnyLocalAddress()
                        ? "localhost"
                        : address.getAddress().getHostAddress(),
                address.getPort());
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
        } finally {
            stopped.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /// A pause would cost the queue in memory, and others work for it.
    @Override
    public boolean isPauseable() {
        return false;
    }
}
