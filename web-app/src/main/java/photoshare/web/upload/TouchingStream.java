package photoshare.web.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A photo's bytes on their way in. While they come, the upload is not idle: over a slow line one
/// photo may take longer than an upload may be silent.
final class TouchingStream extends FilterInputStream {

    private final Runnable touch;
    private final Duration pause;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    /// @param touch called with the first bytes, and from then on no more often than each pause
    TouchingStream(InputStream bytes, Runnable touch, Duration pause, InstantSource clock) {
        super(bytes);
        this.touch = touch;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            touch.run();
            next = now.plus(pause);
        }
        return read;
    }
}
