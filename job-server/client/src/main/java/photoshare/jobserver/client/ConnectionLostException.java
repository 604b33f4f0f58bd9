package photoshare.jobserver.client;

import java.io.IOException;

/// Tells a waiting request that its connection is gone.
final class ConnectionLostException extends IOException {

    private final boolean sent;

    ConnectionLostException(String reason, boolean sent) {
        super(reason);
        this.sent = sent;
    }

    /// Whether the server may have got the request.
    boolean sent() {
        return sent;
    }
}
