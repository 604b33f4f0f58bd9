package photoshare.jobserver.engine.broker;

/// The way back to one peer.
public interface Replies {

    /// Called by the broker's thread when what the reply promises is kept. Must not wait.
    void send(Reply reply);
}
