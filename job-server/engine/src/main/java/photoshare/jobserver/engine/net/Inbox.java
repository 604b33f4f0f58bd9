package photoshare.jobserver.engine.net;

import java.util.List;

/// Where arrivals are handed over. Called by the network's threads; for one connection in order.
public interface Inbox {

    void opened(Connection connection);

    /// @param size of everything in bytes; to be given back by [Connection#processed]
    void received(Connection connection, List<Inbound> messages, int size);

    void closed(Connection connection);
}
