package photoshare.jobserver.engine.net;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The connections that have something to write after one batch of requests. Each of them writes
/// once, however much it has to say.
final class Outgoing {

    private final List<Connection> connections = new ArrayList<>();

    void add(Connection connection) {
        connections.add(connection);
    }

    /// The last first: a worker reports, which its client is told, and then asks for the next job,
    /// which it can begin while the client's answer is written.
    ///
    /// @param allowed if not, the connections are closed instead
    void write(BooleanSupplier allowed) {
        if (connections.isEmpty()) {
            return;
        }
        connections
                .reversed()
                .forEach(allowed.getAsBoolean() ? Connection::write : Connection::drop);
        connections.clear();
    }
}
