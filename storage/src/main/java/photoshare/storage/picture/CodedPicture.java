package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.List;

/// What a decoder of AV1 or HEVC gets: what was understood, and nothing else.
///
/// @param size the largest that it makes room for; none if the picture does not say
/// @param configuration the box `av1C` or `hvcC`
/// @param data one behind the other
record CodedPicture(CodedSize size, HeifBox configuration, List<ByteBuffer> data) {}
