package photoshare.db;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Transactional;

/// What operators do about photos that failed, whoever owns them: the trouble may have been ours.
/// No second mail comes of it.
public class FailedPhotos {

    private static final String RETRY =
            """
            update photo
            set state = 'UPLOADED', failure = null, settled_at = null, started_at = null,
                worker = null, attempt = 0, lost = 0
            where state = 'FAILED' and %s
            returning id
            """;

    private static final String ALL = RETRY.formatted("true");

    /// There are few that failed, and an index knows them.
    private static final String ONE = RETRY.formatted("'photo:' || id = ?");

    private static final RowMapper<UUID> ID = (row, _) -> row.getObject(1, UUID.class);

    private final JdbcClient jdbc;
    private final Outbox outbox;

    FailedPhotos(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /// Prepares one photo again.
    ///
    /// @param uniqueId of the job that did it
    /// @return false if no photo that failed has this job
    @Transactional
    public boolean retry(String uniqueId) {
        return reopen(jdbc.sql(ONE).param(uniqueId)) == 1;
    }

    /// Prepares all again that failed.
    ///
    /// @return how many
    @Transactional
    public int retryAll() {
        return reopen(jdbc.sql(ALL));
    }

    private int reopen(StatementSpec failed) {
        List<UUID> photos = failed.query(ID).list();
        photos.forEach(photo -> outbox.add(new ResizePhoto(photo), JobPriority.LOW));
        return photos.size();
    }
}
