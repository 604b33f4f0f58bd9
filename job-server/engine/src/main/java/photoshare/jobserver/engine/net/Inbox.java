package photoshare.jobserver.engine.net;

/// Where arrivals are handed over. Called by the network's thread in the order in which things
/// arrive.
public interface Inbox {

    /// Called once, first.
    void opened(Connection connection);

    /// Called with what the peer has sent, in its order.
    void received(Connection connection, Inbound message);

    /// Called once, last.
    void closed(Connection connection);
}
