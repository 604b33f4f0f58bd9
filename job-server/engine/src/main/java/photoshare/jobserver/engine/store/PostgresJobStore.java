package photoshare.jobserver.engine.store;

import java.util.function.Consumer;
import photoshare.jobserver.engine.store.JobChanges.Chunk;
import photoshare.jobserver.protocol.Bytes;

/// Keeps the jobs of a queue in PostgreSQL. Changes are collected and written when the broker wants
/// them to be durable, so that however many jobs cost one transaction; those that came and went in
/// between cost nothing.
final class PostgresJobStore implements JobStore {

    private static final long CHUNK_SIZE = 16 << 20;

    private final PostgresSession session;
    private final PostgresJobTable table;
    private final JobChanges changes = new JobChanges();

    PostgresJobStore(PostgresSession session, String queue) {
        this.session = session;
        this.table = new PostgresJobTable(queue);
    }

    @Override
    public boolean acquire() {
        return session.ask(table::lock);
    }

    @Override
    public void load(Consumer<StoredJob> jobs) {
        session.readAll(connection -> table.read(connection, jobs));
        session.expectChanges();
    }

    @Override
    public void add(StoredJob job) {
        changes.add(job);
    }

    @Override
    public void remove(Bytes handle) {
        changes.remove(handle);
    }

    @Override
    public void retried(Bytes handle, int retries) {
        changes.retried(handle, retries);
    }

    /// Each chunk is a transaction of its own: what is too large for one packet would keep a
    /// transaction open for too long as well. If not all of them succeed the broker takes all of
    /// them back.
    @Override
    public void sync() {
        for (Chunk chunk : changes.take(CHUNK_SIZE)) {
            session.change(connection -> table.write(connection, chunk));
        }
    }

    @Override
    public void confirm() {
        session.confirm();
    }

    @Override
    public boolean isHeld() {
        return session.isHeld();
    }

    @Override
    public void close() {
        session.close();
    }
}
