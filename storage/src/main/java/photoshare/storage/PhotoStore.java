package photoshare.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/// The bytes of photos, shared by all nodes and workers.
///
/// What has been written is there whole and survives a crash of the machine; what has not been
/// written to its end leaves nothing behind. Any number of threads and processes may use a store at
/// the same time: when two write the same key, one of the two wins, never a mixture.
///
/// An [IOException] means trouble with the store or the network that may pass, never that the bytes
/// are wrong.
public interface PhotoStore {

    /// Takes the stream up to its end, hashing and counting as it comes. What was there under this
    /// key is replaced at the last moment. The caller closes the stream.
    ///
    /// @throws TooLargeException if there is more than `maxBytes`; the rest is not read
    StoredPhoto write(PhotoKey key, InputStream in, long maxBytes) throws IOException;

    default StoredPhoto write(PhotoKey key, byte[] bytes) throws IOException {
        return write(key, new ByteArrayInputStream(bytes), bytes.length);
    }

    /// The caller closes the stream.
    ///
    /// @throws NoSuchFileException if nothing is stored under this key
    InputStream open(PhotoKey key) throws IOException;

    /// In bytes; empty if nothing is stored under this key.
    OptionalLong size(PhotoKey key) throws IOException;

    /// The photos of which nothing has been written since, in no order. Walks through the whole
    /// store as it is read, so not something for every minute. The caller closes the stream;
    /// reading it throws an [java.io.UncheckedIOException] where this throws an [IOException].
    Stream<UUID> untouchedSince(Instant time) throws IOException;

    /// Removes the original and all renditions; does nothing if there are none.
    void delete(UUID photo) throws IOException;
}
