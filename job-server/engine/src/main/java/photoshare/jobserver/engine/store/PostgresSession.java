package photoshare.jobserver.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one session of a server with PostgreSQL. It holds the lock of the queue and does all writes,
/// so a commit that succeeds proves that the lock was held. PostgreSQL ends a session that is
/// silent, and with it the lock of a server that is frozen, cut off or gone; the server has given
/// up by then, because it counts less time and counts from an earlier moment.
final class PostgresSession implements AutoCloseable {

    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    interface Work {
        void in(Connection connection) throws SQLException;
    }

    /// How long PostgreSQL waits for a server that says nothing.
    private static final Duration SILENCE = Duration.ofSeconds(8);

    /// How long after its last sign of life a server may still answer somebody.
    private static final Duration LEASE = Duration.ofSeconds(6);

    /// How long the server waits for PostgreSQL to answer.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long PostgreSQL may work on a change before it gives up, and keeps the session.
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(4);

    /// How often the server gives a sign of life if it has nothing to write.
    private static final Duration RENEWAL = Duration.ofMillis(500);

    private static final Duration PATIENCE_FOR_READING = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(PostgresSession.class);

    private final Connection connection;
    private final Lease lease = new Lease();

    PostgresSession(Connection connection) {
        this.connection = connection;
    }

    /// Has PostgreSQL notice soon that this server is gone, while it waits and while it sends.
    void beWatched() {
        configure(
                """
                select set_config('idle_session_timeout', '%1$d', false),
                       set_config('idle_in_transaction_session_timeout', '%1$d', false),
                       set_config('tcp_user_timeout', '%1$d', false),
                       set_config('tcp_keepalives_idle', '5', false),
                       set_config('tcp_keepalives_interval', '1', false),
                       set_config('tcp_keepalives_count', '3', false),
                       set_config('client_connection_check_interval', '1s', false)
                """
                        .formatted(SILENCE.toMillis()));
    }

    /// Only small transactions follow. One that began and does not end, because the server froze
    /// between two messages of a statement, is not idle in PostgreSQL's eyes and needs a limit of
    /// its own. A commit that need not reach the disk would be an acknowledgement forgotten; a plan
    /// made for an empty queue would read the whole of a full one.
    void expectChanges() {
        configure(
                """
                select set_config('statement_timeout', '%1$d', false),
                       set_config('transaction_timeout', '%2$d', false),
                       set_config('plan_cache_mode', 'force_generic_plan', false),
                       set_config('enable_seqscan', 'off', false),
                       set_config('jit', 'off', false);
                select set_config('synchronous_commit', 'on', false)
                where current_setting('synchronous_commit') = 'off'
                """
                        .formatted(LONGEST_CHANGE.toMillis(), SILENCE.toMillis()));
    }

    /// @throws StoreLostException if the session is gone
    /// @throws StoreException if PostgreSQL refuses, but keeps the session
    <T> T ask(Question<T> question) {
        Lease.Moment asked = lease.now();
        try {
            T answer = question.ask(connection);
            lease.proven(asked);
            return answer;
        } catch (SQLException e) {
            throw isAlive()
                    ? new StoreException("PostgreSQL refuses: " + e.getMessage(), e)
                    : new StoreLostException("The session is lost: " + e.getMessage(), e);
        }
    }

    /// See [#ask].
    void change(Work change) {
        ask(_ -> {
            change.in(connection);
            return true;
        });
    }

    /// See [#ask]. Rows come a few at a time, which PostgreSQL only does in a transaction, and the
    /// first of many may take long.
    void readAll(Work reading) {
        change(_ -> {
            waitNoLongerThan(PATIENCE_FOR_READING);
            connection.setAutoCommit(false);
            reading.in(connection);
            connection.commit();
            connection.setAutoCommit(true);
            waitNoLongerThan(PATIENCE);
        });
    }

    void confirm() {
        if (lease.isOlderThan(RENEWAL)) {
            Lease.Moment asked = lease.now();
            if (!isAlive()) {
                throw new StoreLostException("The session is lost");
            }
            lease.proven(asked);
        }
        if (!isHeld()) {
            throw new StoreLostException("The database took too long to answer");
        }
    }

    boolean isHeld() {
        return !lease.isOlderThan(LEASE);
    }

    /// Says goodbye, unless PostgreSQL has not answered for so long that it may not take that in.
    @Override
    public void close() {
        try {
            if (isHeld()) {
                connection.close();
            } else {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            log.debug("The session did not end well", e);
        }
    }

    private void configure(String settings) {
        change(_ -> {
            try (var statement = connection.createStatement()) {
                statement.execute(settings);
            }
        });
    }

    private void waitNoLongerThan(Duration patience) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
    }

    private boolean isAlive() {
        try {
            return connection.isValid(Math.toIntExact(PATIENCE.toSeconds()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
