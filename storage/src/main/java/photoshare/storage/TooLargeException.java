package photoshare.storage;

import java.io.IOException;

/// There were more bytes than allowed. The message is meant for the person who sent them.
public final class TooLargeException extends IOException {

    private static final long MB = 1024 * 1024;

    private final long limit;

    public TooLargeException(long limit) {
        super("This file is too large: up to %s are accepted.".formatted(inWords(limit)));
        this.limit = limit;
    }

    /// In bytes.
    public long limit() {
        return limit;
    }

    private static String inWords(long bytes) {
        return bytes >= MB ? bytes / MB + " MB" : bytes + " bytes";
    }
}
