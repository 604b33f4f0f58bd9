package photoshare.jobserver.protocol;

/// The four bytes a packet begins with: they tell who speaks.
public enum Magic {
    /// From a client or worker to the server.
    REQUEST(0x00524551),
    /// From the server to a client or worker.
    RESPONSE(0x00524553);

    final int code;

    Magic(int code) {
        this.code = code;
    }
}
