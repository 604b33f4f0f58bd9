package photoshare.jobserver.protocol;

import java.io.IOException;

/// The peer sent something that is no packet, or not one for us.
public final class ProtocolException extends IOException {

    private final ErrorCode code;
    private final String text;
    private final boolean connectionUsable;

    private ProtocolException(ErrorCode code, String message, boolean connectionUsable) {
        super(message);
        this.code = code;
        this.text = message;
        this.connectionUsable = connectionUsable;
    }

    /// Nobody knows where the next packet begins: the connection has to be closed.
    static ProtocolException broken(ErrorCode code, String message) {
        return new ProtocolException(code, message, false);
    }

    /// This packet was read whole and is refused; the connection can go on.
    static ProtocolException refused(ErrorCode code, String message) {
        return new ProtocolException(code, message, true);
    }

    /// What is wrong, for the answer.
    public ErrorCode code() {
        return code;
    }

    /// What the peer is to be told.
    public Response.ErrorResponse response() {
        return new Response.ErrorResponse(code, text);
    }

    /// Whether the next packet can still be read from this connection.
    public boolean connectionUsable() {
        return connectionUsable;
    }
}
