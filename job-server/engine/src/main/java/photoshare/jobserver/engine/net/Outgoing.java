package photoshare.jobserver.engine.net;

import java.util.ArrayList;
import java.util.List;

/// The connections that have something to write after one batch of requests. Each of them writes
/// once, however much it has to say.
final class Outgoing {

    private final List<Connection> connections = new ArrayList<>();

    void add(Connection connection) {
        connections.add(connection);
    }

    void write() {
        connections.forEach(Connection::write);
        connections.clear();
    }
}
