package photoshare.jobserver.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import photoshare.jobserver.engine.store.JobChanges.Chunk;
import photoshare.jobserver.engine.store.JobChanges.Retries;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;

/// The rows of one queue in `job_server.job`, as long as the queue's lock is held.
final class PostgresJobTable {

    /// Nothing is done if the table is there, so that its owner may be somebody else. Jobs come and
    /// go, so dead rows are cleared away soon, in proportion to how many there are and not to how
    /// many jobs wait. Compressing what may be compressed already would only take time.
    private static final String CREATE =
            """
            do $$
            begin
                if to_regclass('job_server.job') is not null then
                    return;
                end if;
                perform pg_advisory_xact_lock(hashtextextended('create job_server.job', 0));
                if to_regnamespace('job_server') is null then
                    create schema job_server;
                end if;
                create table if not exists job_server.job (
                    queue text not null,
                    handle bytea not null,
                    position bigint not null,
                    function bytea not null,
                    unique_id bytea not null,
                    reducer bytea not null,
                    data bytea storage external not null,
                    priority smallint not null,
                    not_before bigint not null,
                    retries integer not null,
                    primary key (queue, handle)
                ) with (
                    autovacuum_vacuum_scale_factor = 0,
                    autovacuum_vacuum_threshold = 10000,
                    autovacuum_vacuum_cost_delay = 0,
                    toast.autovacuum_vacuum_scale_factor = 0,
                    toast.autovacuum_vacuum_threshold = 10000,
                    toast.autovacuum_vacuum_cost_delay = 0
                );
                comment on column job_server.job.priority is '0 high, 1 normal, 2 low';
                comment on column job_server.job.not_before is 'seconds since 1970';
            end
            $$
            """;

    private static final String LOCK =
            "select pg_try_advisory_lock(hashtextextended('job_server.job ' || ?, 0))";

    private static final String LOAD =
            """
            select position, handle, function, unique_id, reducer, data, priority, not_before, retries
            from job_server.job
            where queue = ?
            order by position
            """;

    /// One statement is one round trip and one transaction. Its parts do not see each other's
    /// effects and need not: no job is in two of them.
    private static final String CHANGE =
            """
            with removed as (
                delete from job_server.job where queue = ? and handle = any (?)
            ), retried as (
                update job_server.job set retries = change.retries
                from unnest(?::bytea[], ?::int[]) as change (handle, retries)
                where job.queue = ? and job.handle = change.handle
            )
            insert into job_server.job (
                queue, handle, position, function, unique_id, reducer, data, priority, not_before, retries)
            select ?::text, * from unnest(
                ?::bytea[], ?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::int[],
                ?::bigint[], ?::int[])
            on conflict (queue, handle) do update set
                function = excluded.function, unique_id = excluded.unique_id,
                reducer = excluded.reducer, data = excluded.data, priority = excluded.priority,
                not_before = excluded.not_before, retries = excluded.retries
            """;

    private static final int ROWS_AT_ONCE = 1000;

    /// In the order of the numbers that stand for them.
    private static final List<Priority> PRIORITIES =
            List.of(Priority.HIGH, Priority.NORMAL, Priority.LOW);

    private final String queue;
    private long lastPosition;

    PostgresJobTable(String queue) {
        this.queue = queue;
    }

    static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, queue);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    void read(Connection connection, Consumer<StoredJob> jobs) throws SQLException {
        try (var statement = connection.prepareStatement(LOAD)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setString(1, queue);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    lastPosition = rows.getLong(1);
                    jobs.accept(job(rows));
                }
            }
        }
    }

    void write(Connection connection, Chunk chunk) throws SQLException {
        try (var statement = connection.prepareStatement(CHANGE)) {
            var parameters = new Parameters(connection, statement);
            parameters.text(1, queue);
            parameters.bytes(2, chunk.removed(), handle -> handle);
            parameters.bytes(3, chunk.retried(), Retries::handle);
            parameters.ints(4, chunk.retried(), Retries::count);
            parameters.text(5, queue);
            parameters.text(6, queue);
            parameters.bytes(7, chunk.added(), StoredJob::handle);
            parameters.longs(8, chunk.added(), _ -> ++lastPosition);
            parameters.bytes(9, chunk.added(), StoredJob::function);
            parameters.bytes(10, chunk.added(), StoredJob::unique);
            parameters.bytes(11, chunk.added(), StoredJob::reducer);
            parameters.bytes(12, chunk.added(), StoredJob::data);
            parameters.ints(13, chunk.added(), job -> PRIORITIES.indexOf(job.priority()));
            parameters.longs(14, chunk.added(), job -> job.notBefore().getEpochSecond());
            parameters.ints(15, chunk.added(), StoredJob::retries);
            statement.executeUpdate();
        }
    }

    private static StoredJob job(ResultSet row) throws SQLException {
        return new StoredJob(
                Bytes.wrap(row.getBytes(2)),
                Bytes.wrap(row.getBytes(3)),
                Bytes.wrap(row.getBytes(4)),
                Bytes.wrap(row.getBytes(5)),
                Bytes.wrap(row.getBytes(6)),
                PRIORITIES.get(row.getInt(7)),
                Instant.ofEpochSecond(row.getLong(8)),
                row.getInt(9));
    }

    /// Columns of the changes as arrays.
    private record Parameters(Connection connection, PreparedStatement statement) {

        void text(int index, String value) throws SQLException {
            statement.setString(index, value);
        }

        <T> void bytes(int index, List<T> rows, Function<T, Bytes> column) throws SQLException {
            var values = new byte[rows.size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(rows.get(i)).toByteArray();
            }
            array(index, "bytea", values);
        }

        <T> void longs(int index, List<T> rows, Function<T, Long> column) throws SQLException {
            array(index, "int8", rows.stream().map(column).toArray(Long[]::new));
        }

        <T> void ints(int index, List<T> rows, Function<T, Integer> column) throws SQLException {
            array(index, "int4", rows.stream().map(column).toArray(Integer[]::new));
        }

        private void array(int index, String type, Object[] values) throws SQLException {
            statement.setArray(index, connection.createArrayOf(type, values));
        }
    }
}
