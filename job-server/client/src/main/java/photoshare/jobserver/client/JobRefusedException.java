package photoshare.jobserver.client;

/// The server answered that it does not do that, for instance because its queue is full.
public final class JobRefusedException extends JobServerException {

    private final String code;

    JobRefusedException(ServerAddress server, String code, String text) {
        super("%s refuses: %s (%s)".formatted(server, text, code));
        this.code = code;
    }

    /// The code of the server's answer, such as `QUEUE_ERROR`.
    public String code() {
        return code;
    }
}
