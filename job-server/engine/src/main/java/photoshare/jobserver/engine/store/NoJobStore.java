package photoshare.jobserver.engine.store;

import java.util.function.Consumer;
import photoshare.jobserver.protocol.Bytes;

/// Keeps nothing: jobs live in the server's memory and end with it.
public final class NoJobStore implements JobStore {

    @Override
    public void load(Consumer<StoredJob> jobs) {}

    @Override
    public void add(StoredJob job) {}

    @Override
    public void remove(Bytes handle) {}

    @Override
    public void retried(Bytes handle, int retries) {}

    @Override
    public void sync() {}

    @Override
    public void close() {}
}
