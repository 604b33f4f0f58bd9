package photoshare.jobserver.engine.store;

/// The store cannot keep or read jobs at present. While that lasts the server acknowledges no
/// background job; the jobs that are kept already are still its own.
public final class StoreException extends RuntimeException {

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
