package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// What a resize worker says before it begins, so that pages show who has the photo.
public class PhotoWork {

    /// @param attempt 1 for the first worker that ever began
    public record Begun(UUID photo, String format, int attempt) {}

    private static final String BEGIN =
            """
            update photo set worker = :worker, started_at = now(), attempt = attempt + 1
            where id = :photo and state = 'UPLOADED'
            returning id as photo, format, attempt
            """;

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
}
