package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// A picture in an AVIF or a HEIC, and all that it takes to decode it.
///
/// @param type of its item, four letters
/// @param size that a decoder makes room for
/// @param properties in the order in which they are applied
/// @param data coded, or how a grid is laid out; one behind the other
/// @param tiles of a grid; the same one may be there several times
/// @param mask what is seen of it; all if there is none
record HeifPicture(
        String type,
        CodedSize size,
        List<HeifBox> properties,
        List<ByteBuffer> data,
        List<HeifPicture> tiles,
        Optional<HeifPicture> mask) {

    HeifPicture(String type, CodedSize size, List<HeifBox> properties, List<ByteBuffer> data) {
        this(type, size, properties, data, List.of(), Optional.empty());
    }

    HeifPicture with(List<HeifPicture> newTiles) {
        return new HeifPicture(type, size, properties, data, newTiles, mask);
    }

    HeifPicture with(Optional<HeifPicture> newMask) {
        return new HeifPicture(type, size, properties, data, tiles, newMask);
    }

    int length() {
        return data.stream().mapToInt(ByteBuffer::remaining).sum();
    }
}
