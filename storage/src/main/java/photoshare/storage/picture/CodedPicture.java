package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.List;

/// What a decoder of AV1 or HEVC gets: what was understood, and nothing else.
///
/// @param size the largest that it makes room for
/// @param slices of which each may be the whole picture, as far as anybody knows
/// @param configuration the box `av1C` or `hvcC`
/// @param data one behind the other
record CodedPicture(CodedSize size, int slices, HeifBox configuration, List<ByteBuffer> data) {}
