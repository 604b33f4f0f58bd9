package photoshare.resize;

/// libvips is wanted and nothing else will do, but it is not there.
final class EngineMissingException extends RuntimeException {

    EngineMissingException() {
        super("There is no libvips 8.14 or newer on this machine.");
    }
}
