package photoshare.resize.engine.vips;

/// An operation of libvips failed; the message is what its error buffer held. Only one thread at a
/// time should be believed: the buffer is common to all.
final class VipsException extends RuntimeException {

    VipsException(String operation, String message) {
        super(operation + ": " + message.strip().replace("\n", "; "));
    }
}
