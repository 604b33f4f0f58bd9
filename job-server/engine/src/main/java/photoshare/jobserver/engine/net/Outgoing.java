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

    /// @param allowed if not, the connections are closed instead
    void write(BooleanSupplier allowed) {
        if (connections.isEmpty()) {
            return;
        }
        connections.forEach(allowed.getAsBoolean() ? Connection::write : Connection::drop);
        connections.clear();
    }
}
