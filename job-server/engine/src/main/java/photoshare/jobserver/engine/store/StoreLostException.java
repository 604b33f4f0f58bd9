package photoshare.jobserver.engine.store;

/// The jobs are not this store's own any more, or may not be: it is of no use for good, and a
/// server that goes on with it may do what another server does as well.
public final class StoreLostException extends RuntimeException {

    public StoreLostException(String message) {
        super(message);
    }

    public StoreLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
