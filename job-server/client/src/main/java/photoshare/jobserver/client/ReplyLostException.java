package photoshare.jobserver.client;

/// The connection was lost before the answer came: the server may have the request or not. Jobs
/// with a unique id are submitted again instead, so only jobs without one and questions end so.
public final class ReplyLostException extends JobServerException {

    ReplyLostException(ServerAddress server, String reason) {
        super("The answer of %s is lost: %s".formatted(server, reason));
    }
}
