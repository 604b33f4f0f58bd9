package photoshare.jobserver.engine.net;

/// Where arrivals are handed over. Called by the network's thread in the order in which things
/// arrive.
public interface Inbox {

    void opened(Connection connection);

    void received(Connection connection, Inbound message);

    /// There is room for more of the listing that the connection is sending.
    void roomFor(Connection connection);

    void closed(Connection connection);
}
