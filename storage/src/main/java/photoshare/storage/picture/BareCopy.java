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

    /// Reads up to the end of the picture: what lies behind it is left out. Of a file that is cut
    /// off as much is written as there is. The caller closes the streams.
    ///
    /// @throws PictureRefusedException if it is an AVIF or a HEIC that is refused when it is
    ///   decoded; nothing was written
    public static void write(PictureFormat format, InputStream in, OutputStream out)
            throws IOException {
        var from = new DataInputStream(in);
        var to = new DataOutputStream(out);
        try {
            switch (format) {
                case JPEG -> new BareJpeg(from, to).copy();
                case PNG -> new BarePng(from, to).copy();
                case WEBP -> new BareWebp(from, to).copy();
                case GIF -> new BareGif(from, to).copy();
                case AVIF, HEIC -> BareHeif.copy(from, to);
            }
        } catch (EOFException _) {
            // it was uploaded so
        }
        to.flush();
    }
}
