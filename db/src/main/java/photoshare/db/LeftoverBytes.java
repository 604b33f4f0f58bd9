package photoshare.db;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The photos whose rows are gone while their bytes may still be there. They are removed twice: at
/// once, and again when no worker can be at work on them any more.
public class LeftoverBytes {

    private static final Duration UNTIL_NO_WORKER_HAS_IT = Duration.ofHours(1);

    private static final String DUE =
            """
            select photo_id from leftover_bytes
            where due_at <= now() order by due_at limit ? for update skip locked
            """;

    private static final String FORGET =
            "delete from leftover_bytes where photo_id = ? and removed";

    private static final String ONCE_MORE =
            """
            update leftover_bytes
            set removed = true, due_at = now() + :later * interval '1 millisecond'
            where photo_id = :photo
            """;

    private static final RowMapper<UUID> ID = (row, _) -> row.getObject(1, UUID.class);

    private final JdbcClient jdbc;

    LeftoverBytes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Other nodes get other photos. What fails stays due, with all that was taken together with
    /// it.
    ///
    /// @param remove may be called for a photo that has no bytes any more
    /// @return how many photos it was
    @Transactional
    public int sweep(int most, Consumer<UUID> remove) {
        List<UUID> photos = jdbc.sql(DUE).param(most).query(ID).list();
        for (UUID photo : photos) {
            remove.accept(photo);
            if (jdbc.sql(FORGET).param(photo).update() == 0) {
                jdbc.sql(ONCE_MORE)
                        .param("later", UNTIL_NO_WORKER_HAS_IT.toMillis())
                        .param("photo", photo)
                        .update();
            }
        }
        return photos.size();
    }
}
