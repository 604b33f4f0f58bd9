package photoshare.jobserver.engine.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import photoshare.jobserver.protocol.Bytes;

/// What has changed since the last time. Only what a job has come to in the end matters: none is in
/// two of the collections, and one that came and went is not written.
final class JobChanges {

    record Retries(Bytes handle, int count) {}

    /// A part that is written at one go.
    static final class Chunk {

        private final List<StoredJob> added = new ArrayList<>();
        private final List<Bytes> removed = new ArrayList<>();
        private final List<Retries> retried = new ArrayList<>();
        private long size;

        List<StoredJob> added() {
            return added;
        }

        List<Bytes> removed() {
            return removed;
        }

        List<Retries> retried() {
            return retried;
        }
    }

    /// About what a change costs beside its bytes.
    private static final int ROW_SIZE = 100;

    private final Map<Bytes, StoredJob> added = new LinkedHashMap<>();
    private final Set<Bytes> removed = new LinkedHashSet<>();
    private final Map<Bytes, Integer> retried = new LinkedHashMap<>();

    void add(StoredJob job) {
        removed.remove(job.handle());
        retried.remove(job.handle());
        added.put(job.handle(), job);
    }

    /// The job may be stored even if it was added just now, in place of itself.
    void remove(Bytes handle) {
        added.remove(handle);
        retried.remove(handle);
        removed.add(handle);
    }

    void retried(Bytes handle, int retries) {
        if (added.containsKey(handle)) {
            added.compute(handle, (_, job) -> job.withRetries(retries));
        } else if (!removed.contains(handle)) {
            retried.put(handle, retries);
        }
    }

    /// Takes everything out, in chunks of at most that many bytes; a job that is larger is a chunk
    /// of its own. There is always one, so that a store that failed is tried again.
    List<Chunk> take(long chunkSize) {
        var chunks = new ArrayList<>(List.of(new Chunk()));
        removed.forEach(handle -> room(chunks, chunkSize, 0).removed.add(handle));
        retried.forEach((handle, count) ->
                room(chunks, chunkSize, 0).retried.add(new Retries(handle, count)));
        added.values().forEach(job -> room(chunks, chunkSize, job.data().size()).added.add(job));
        added.clear();
        removed.clear();
        retried.clear();
        return chunks;
    }

    private static Chunk room(List<Chunk> chunks, long chunkSize, long dataSize) {
        Chunk chunk = chunks.getLast();
        long size = dataSize + ROW_SIZE;
        if (chunk.size > 0 && chunk.size + size > chunkSize) {
            chunk = new Chunk();
            chunks.add(chunk);
        }
        chunk.size += size;
        return chunk;
    }
}
