package photoshare.jobserver.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a worker is connected to a server, over however many connections; says so in the log
/// when it changes.
final class ServerPresence {

    private static final Logger LOG = LoggerFactory.getLogger(ServerPresence.class);

    private final ServerAddress server;
    private int connections;
    private boolean missed;

    ServerPresence(ServerAddress server) {
        this.server = server;
    }

    ServerAddress address() {
        return server;
    }

    synchronized boolean connected() {
        return connections > 0;
    }

    synchronized void joined() {
        if (connections++ == 0) {
            missed = false;
            LOG.info("Working for the job server {}", server);
        }
    }

    synchronized void left() {
        connections--;
    }

    /// @param reason in words
    synchronized void missing(String reason) {
        if (connections == 0 && !missed) {
            missed = true;
            LOG.warn("No connection to the job server {}: {}; trying on", server, reason);
        }
    }
}
