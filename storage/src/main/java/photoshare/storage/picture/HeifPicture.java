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
/// @param premultiplied whether the mask has been applied to its colours
record HeifPicture(
        String type,
        CodedSize size,
        List<HeifBox> properties,
        List<ByteBuffer> data,
        List<HeifPicture> tiles,
        Optional<HeifPicture> mask,
        boolean premultiplied) {

    HeifPicture(String type, CodedSize size, List<HeifBox> properties, List<ByteBuffer> data) {
        this(type, size, properties, data, List.of(), Optional.empty(), false);
    }

    HeifPicture withTiles(List<HeifPicture> of) {
        return new HeifPicture(type, size, properties, data, of, mask, premultiplied);
    }

    HeifPicture withMask(HeifPicture with, boolean applied) {
        return new HeifPicture(type, size, properties, data, tiles, Optional.of(with), applied);
    }

    int length() {
        return data.stream().mapToInt(ByteBuffer::remaining).sum();
    }
}
