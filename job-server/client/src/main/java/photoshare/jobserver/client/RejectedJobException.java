package photoshare.jobserver.client;

/// Thrown by a [JobFunction] for a job that nobody can do as it is, such as one with an unreadable
/// payload: the job fails and one line without a stack trace says why.
public final class RejectedJobException extends RuntimeException {

    /// @param reason a sentence, for the log and for clients that want to know
    public RejectedJobException(String reason) {
        super(reason);
    }
}
