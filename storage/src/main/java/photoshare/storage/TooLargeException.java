package photoshare.storage;

import java.io.IOException;

/// There were more bytes than allowed. The message is meant for the person who sent them.
public final class TooLargeException extends IOException {

    private static final long MB = 1024 * 1024;

    private final long limit;

    public TooLargeException(long limit) {
        super(sentence(limit));
        this.limit = limit;
    }

    /// In bytes.
    public long limit() {
        return limit;
    }

    /// What the person is told who sent a file over this limit.
    public static String sentence(long limit) {
        return "This file is too large: up to %s are accepted.".formatted(inWords(limit));
    }

    private static String inWords(long bytes) {
        return bytes >= MB ? bytes / MB + " MB" : bytes + " bytes";
    }
}
