package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Copies a picture without what its file says beside it: place, time, camera, names, a smaller
/// picture inside. The picture itself is not touched, not even decoded; its colours and how it has
/// to be turned stay.
///
/// What is kept is named, and everything else goes, so that a place is not told by a block that
/// nobody thought of. Memory stays small whatever the file claims.
public final class BareCopy {

    private BareCopy() {}

    /// Whether a format can be copied so. In HEIC and AVIF the blocks refer to each other by their
    /// place in the file; in a GIF nobody writes a place.
    public static boolean isPossible(PictureFormat format) {
        return switch (format) {
            case JPEG, PNG, WEBP -> true;
            case GIF, AVIF, HEIC -> false;
        };
    }

    /// Reads up to the end of the picture: what lies behind it is left out. Of a file that is cut
    /// off as much is written as there is. The caller closes the streams.
    ///
    /// @throws IllegalArgumentException if it is not possible for this format
    public static void write(PictureFormat format, InputStream in, OutputStream out)
            throws IOException {
        var from = new DataInputStream(in);
        var to = new DataOutputStream(out);
        try {
            switch (format) {
                case JPEG -> new BareJpeg(from, to).copy();
                case PNG -> new BarePng(from, to).copy();
                case WEBP -> new BareWebp(from, to).copy();
                case GIF, AVIF, HEIC ->
                        throw new IllegalArgumentException("There is no bare copy of a " + format);
            }
        } catch (EOFException _) {
            // it was uploaded so
        }
        to.flush();
    }
}
