package photoshare.storage.picture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A part of a file of which only the length matters.
final class Span {

    private static final int AT_ONCE = 8192;

    private Span() {}

    /// @throws EOFException if there are fewer bytes
    static void copy(long count, InputStream in, OutputStream out) throws IOException {
        byte[] some = new byte[AT_ONCE];
        for (long left = count; left > 0; ) {
            int read = in.read(some, 0, (int) Math.min(left, AT_ONCE));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(some, 0, read);
            left -= read;
        }
    }
}
