package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// What a resize worker says before it begins, so that pages show who has the photo.
public class PhotoWork {

    /// @param attempt 1 for the first worker that ever began
    /// @param lost earlier attempts of which nothing was heard again: their workers died, or were
    ///   at it too long
    public record Begun(UUID photo, String format, int attempt, int lost) {}

    private static final String BEGIN =
            """
            update photo
            set worker = :worker, started_at = now(), attempt = attempt + 1, lost = lost + 1
            where id = :photo and state = 'UPLOADED'
            returning id as photo, format, attempt, lost - 1 as lost
            """;

    private static final String GIVE_BACK =
            "update photo set lost = lost - 1 where id = ? and state = 'UPLOADED' and lost > 0";

    private final JdbcClient jdbc;

    PhotoWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Empty if nothing is to be done: the photo is settled already, or gone.
    @Transactional
    public Optional<Begun> begin(UUID photo, String worker) {
        return jdbc.sql(BEGIN)
                .param("worker", worker)
                .param("photo", photo)
                .query(Begun.class)
                .optional();
    }

    /// The attempt that was begun has ended, whichever way: its worker is alive.
    @Transactional
    public void giveBack(UUID photo) {
        jdbc.sql(GIVE_BACK).param(photo).update();
    }
}
