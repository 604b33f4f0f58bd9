package photoshare.jobserver.engine.net;

/// Where arrivals are handed over. Called by the network's thread in the order in which things
/// arrive.
public interface Inbox {

    void opened(Connection connection);

    void received(Connection connection, Inbound message);

    void closed(Connection connection);
}
