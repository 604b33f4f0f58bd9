package photoshare.resize.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import photoshare.storage.TooLargeException;
import photoshare.storage.picture.PictureHeader;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;

/// An uploaded file that has passed the guards: no engine ever sees another. The web node has asked
/// the same questions at upload, but a worker trusts nobody.
///
/// @param bytes the whole file
/// @param header what it says of itself, within the limits
public record Original(byte[] bytes, PictureHeader header) {

    /// @throws PictureRefusedException if this is no picture that is accepted, or too large a file
    public static Original read(InputStream in, PictureLimits limits) throws IOException {
        byte[] bytes = in.readNBytes((int) limits.maxBytes() + 1);
        if (bytes.length > limits.maxBytes()) {
            throw new PictureRefusedException(TooLargeException.sentence(limits.maxBytes()));
        }
        return new Original(bytes, PictureHeader.read(new ByteArrayInputStream(bytes), limits));
    }
}
