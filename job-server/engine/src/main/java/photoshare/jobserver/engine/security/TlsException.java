package photoshare.jobserver.engine.security;

import org.jspecify.annotations.Nullable;

/// The files of a [Transport] cannot be used. The message names the file, what is wrong with it and
/// what is accepted.
public final class TlsException extends RuntimeException {

    TlsException(String message) {
        this(message, null);
    }

    TlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
