package photoshare.jobserver.spring.server;

/// The address that was configured cannot be used.
final class CannotListenException extends RuntimeException {

    CannotListenException(String host, int port, Throwable cause) {
        super("The job server cannot listen on %s:%d.".formatted(host, port), cause);
    }
}
