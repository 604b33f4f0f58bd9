package photoshare.jobserver.client;

/// A request to a job server did not succeed.
public abstract sealed class JobServerException extends RuntimeException
        permits JobServerUnavailableException, JobRefusedException, ReplyLostException {

    JobServerException(String message) {
        super(message);
    }
}
