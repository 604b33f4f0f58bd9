package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.List;
import photoshare.storage.picture.Refusal.Reason;

/// What a decoder of AV1 or HEVC gets: what was understood, and nothing else.
///
/// @param size the largest that it makes room for
/// @param shown what is left of it when it is cropped
/// @param work how many pixels it goes through, one after the other
/// @param kind what all tiles of a picture have in common
/// @param configuration the box `av1C` or `hvcC`
/// @param data one behind the other
record CodedPicture(
        CodedSize size,
        CodedSize shown,
        long work,
        ByteBuffer kind,
        HeifBox configuration,
        List<ByteBuffer> data) {

    /// @throws PictureRefusedException if the condition is not fulfilled
    static void require(boolean condition) {
        if (!condition) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }
}
