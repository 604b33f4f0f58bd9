package photoshare.db;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Counts what must not be tried too often, for all web nodes together. A window begins with the
/// first attempt and counts until it ends; one statement decides, so many attempts at once cannot
/// slip through.
public class RateLimits {

    /// @param times how many attempts in a window are allowed
    public record Limit(int times, Duration window) {}

    private static final String TAKE =
            """
            insert into rate_limit as current (subject, used, ends_at)
            values (:subject, 1, now() + :window * interval '1 millisecond')
            on conflict (subject) do update
            set used = case when current.ends_at > now() then current.used + 1 else 1 end,
                ends_at = case when current.ends_at > now() then current.ends_at else excluded.ends_at end
            returning used, ends_at
            """;

    private static final String GIVE_BACK =
            "update rate_limit set used = used - 1 where subject = ? and used > 0";

    private record Count(int used, Instant endsAt) {}

    private final JdbcClient jdbc;

    RateLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts an attempt, before it is made.
    ///
    /// @param subject what is tried, and by whom or on whom
    /// @return when the next one is allowed, if this one is not
    @Transactional
    public Optional<Instant> take(String subject, Limit limit) {
        Count count =
                jdbc.sql(TAKE)
                        .param("subject", subject)
                        .param("window", limit.window().toMillis())
                        .query(Count.class)
                        .single();
        return count.used() > limit.times() ? Optional.of(count.endsAt()) : Optional.empty();
    }

    /// The attempt was rightful and does not count.
    @Transactional
    public void giveBack(String subject) {
        jdbc.sql(GIVE_BACK).param(subject).update();
    }

    /// Removes what is over.
    @Transactional
    public void forgetOld() {
        jdbc.sql("delete from rate_limit where ends_at < now()").update();
    }
}
