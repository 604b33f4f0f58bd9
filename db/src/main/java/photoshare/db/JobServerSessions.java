package photoshare.db;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The job servers that keep their queues in this database, as the database sees them. A standby
/// does not listen, so only here one can see that it is there.
public class JobServerSessions {

    /// @param since when the server connected to the database
    /// @param serving whether it holds the lock on a queue
    public record Session(Instant since, boolean serving) {}

    private static final String SESSIONS =
            """
            select a.backend_start as since,
                   exists (select from pg_locks l
                           where l.pid = a.pid and l.locktype = 'advisory' and l.granted) as serving
            from pg_stat_activity a
            where a.application_name = 'job-server' and a.datname = current_database()
              and a.backend_start is not null
            order by a.backend_start
            """;

    private static final RowMapper<Session> SESSION = DataClassRowMapper.newInstance(Session.class);

    private final JdbcClient jdbc;

    JobServerSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<Session> all() {
        return jdbc.sql(SESSIONS).query(SESSION).list();
    }
}
