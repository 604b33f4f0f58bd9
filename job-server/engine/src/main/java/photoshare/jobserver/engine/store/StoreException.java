package photoshare.jobserver.engine.store;

/// The store cannot keep or read jobs. While that lasts the server acknowledges no background job.
public final class StoreException extends RuntimeException {

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
