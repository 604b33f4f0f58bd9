package photoshare.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The resize workers, by what they left at photos.
public class ResizeWorkers {

    /// What one of them did within a day.
    ///
    /// @param lastEngine what made the renditions of its last photo; null if it could show none
    public record ResizeWorker(
            String name, @Nullable String lastEngine, int ready, int failed, Instant lastSettled) {

        public Optional<String> engine() {
            return Optional.ofNullable(lastEngine);
        }
    }

    private static final String OF_ONE_DAY =
            """
            select worker as name,
                   (array_agg(engine order by settled_at desc) filter (where engine is not null))[1]
                       as last_engine,
                   count(*) filter (where state = 'READY') as ready,
                   count(*) filter (where state = 'FAILED') as failed,
                   max(settled_at) as last_settled
            from photo
            where settled_at > now() - interval '1 day' and worker is not null
            group by worker
            order by worker
            """;

    private static final RowMapper<ResizeWorker> WORKER =
            DataClassRowMapper.newInstance(ResizeWorker.class);

    private final JdbcClient jdbc;

    ResizeWorkers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By name.
    @Transactional(readOnly = true)
    public List<ResizeWorker> ofOneDay() {
        return jdbc.sql(OF_ONE_DAY).query(WORKER).list();
    }
}
