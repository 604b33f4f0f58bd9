package photoshare.db;

import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Photos whose rows are gone and whose bytes may still be there.
public class RemovedPhotos {

    private static final String CHANGED =
            """
            select id from removed_photo
            where album_id = :album and removed_in >= cast(:mark as xid8)
            """;

    private static final String SWEEP =
            """
            update removed_photo set sweeping = true
            where id in (
                select id from removed_photo
                where removed_at < now() - :age * interval '1 millisecond'
                order by removed_at limit :most
                for update skip locked)
            returning id
            """;

    private static final String UNKNOWN =
            """
            select stored.id from unnest(:photos) as stored (id)
            where not exists (select from photo where id = stored.id)
              and not exists (select from removed_photo where id = stored.id)
            """;

    private static final RowMapper<UUID> ID = (row, _) -> row.getObject(1, UUID.class);

    private final JdbcClient jdbc;

    RemovedPhotos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What may have been removed since the mark was taken, as [Photos#findChangedSince].
    @Transactional(readOnly = true)
    public List<UUID> since(String mark, UUID album) {
        return jdbc.sql(CHANGED).param("album", album).param("mark", mark).query(ID).list();
    }

    /// From now on nobody can have these back. Whoever asks again gets them again, until they are
    /// forgotten.
    ///
    /// @param age how long ago they were removed
    @Transactional
    public List<UUID> sweep(Duration age, int most) {
        return jdbc.sql(SWEEP).param("age", age.toMillis()).param("most", most).query(ID).list();
    }

    /// Those of which no row tells, and none told within the time to have them back.
    @Transactional(readOnly = true)
    public List<UUID> unknownOf(Collection<UUID> photos) {
        return jdbc.sql(UNKNOWN)
                .param("photos", photos.toArray(UUID[]::new), Types.ARRAY)
                .query(ID)
                .list();
    }

    /// Nothing is left of it.
    @Transactional
    public void forget(UUID photo) {
        jdbc.sql("delete from photo_like where photo_id = ?").param(photo).update();
        jdbc.sql("delete from removed_photo where id = ?").param(photo).update();
    }
}
