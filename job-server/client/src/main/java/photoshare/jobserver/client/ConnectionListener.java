package photoshare.jobserver.client;

/// Hears when a [JobClient] finds or loses a server, for instance to submit again at once what a
/// lost server may have forgotten. Called one event after the other on a thread of its own, so it
/// may use the client.
public interface ConnectionListener {

    /// Also called when a server is connected for the first time.
    default void onConnected(ServerAddress server) {}

    /// @param reason in words
    default void onConnectionLost(ServerAddress server, String reason) {}
}
