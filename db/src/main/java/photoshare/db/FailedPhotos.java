package photoshare.db;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Transactional;

/// Prepares photos again that failed, as if they were new: for their owners, and for operators, to
/// whom it is all one whose they are, because the trouble may have been ours. No second mail comes
/// of it.
public class FailedPhotos {

    private static final String RETRY =
            """
            update photo
            set state = 'UPLOADED', failure = null, failure_code = null, failure_arguments = null,
                settled_at = null, started_at = null, worker = null,
                tried_before = tried_before + attempt, attempt = 0, lost = 0
            where state = 'FAILED' and %s
            returning id, album_id as album
            """;

    private static final String ALL =
            RETRY.formatted("coalesce(failure_code, '') <> all (:hopeless)");

    /// There are few that failed, and an index knows them.
    private static final String OF_JOB = RETRY.formatted("'photo:' || id = ?");

    private static final String OWN =
            RETRY.formatted("id = ? and album_id in (select id from album where owner_id = ?)");

    private record Reopened(UUID id, UUID album) {}

    private static final RowMapper<Reopened> REOPENED =
            DataClassRowMapper.newInstance(Reopened.class);

    private final JdbcClient jdbc;
    private final Outbox outbox;

    FailedPhotos(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /// One of its owner's.
    ///
    /// @return its album; empty if it has not failed
    @Transactional
    public Optional<UUID> retry(UUID photo, UUID owner) {
        return reopen(jdbc.sql(OWN).params(photo, owner), JobPriority.NORMAL).stream()
                .map(Reopened::album)
                .findAny();
    }

    /// One of anybody's.
    ///
    /// @param uniqueId of the job that did it
    /// @return false if no photo that failed has this job
    @Transactional
    public boolean retry(String uniqueId) {
        return !reopen(jdbc.sql(OF_JOB).param(uniqueId), JobPriority.LOW).isEmpty();
    }

    /// All but those that fail again for sure.
    ///
    /// @param hopeless the codes of their failures
    /// @return how many
    @Transactional
    public int retryAll(Set<String> hopeless) {
        String[] codes = hopeless.toArray(String[]::new);
        return reopen(jdbc.sql(ALL).param("hopeless", codes, Types.ARRAY), JobPriority.LOW).size();
    }

    private List<Reopened> reopen(StatementSpec failed, JobPriority priority) {
        List<Reopened> photos = failed.query(REOPENED).list();
        photos.forEach(photo -> outbox.add(new ResizePhoto(photo.id()), priority));
        return photos;
    }
}
