package photoshare.db;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// How the work goes, function by function, from rows alone: every node says the same, and a node
/// that has just been started knows as much as the others. What is done stays counted when its
/// photo or mail is deleted: triggers note each job that is settled.
public class WorkFigures {

    /// Of how many spans the past consists that [#histories()] tells of.
    public static final int SPANS = 20;

    /// How long each of them is.
    public static final Duration SPAN = Duration.ofSeconds(30);

    /// @param waiting owed, and in nobody's hands
    /// @param running in the hands of a worker
    /// @param done within the last minute
    /// @param failed for good, within the last hour
    /// @param retried tries of which nothing came within the last hour, so that another one follows
    /// @param dead failed too often, until somebody revives them
    /// @param again how many are owed that were tried in vain, and are tried again by themselves
    /// @param lastError what most of these came to
    /// @param seconds how long one took of late, on average
    /// @param oldestOwed since when the oldest is owed
    public record Figures(
            String function,
            long waiting,
            long running,
            long done,
            long failed,
            long retried,
            long dead,
            long again,
            @Nullable String lastError,
            @Nullable Double seconds,
            @Nullable Instant oldestOwed) {

        public Optional<Instant> oldest() {
            return Optional.ofNullable(oldestOwed);
        }

        public Optional<String> trouble() {
            return Optional.ofNullable(lastError);
        }

        public Optional<Duration> usualTime() {
            return Optional.ofNullable(seconds)
                    .map(value -> Duration.ofMillis(Math.round(value * 1000)));
        }
    }

    /// How many were done in each of the last spans, the oldest first.
    public record History(String function, List<Integer> done) {

        public History {
            done = List.copyOf(done);
        }
    }

    private static final String NOW =
            """
            with past as (
                select function,
                       count(*) filter (where good and settled_at > now() - interval '1 minute')
                           as done,
                       count(*) filter (where not good) as failed,
                       avg(extract(epoch from settled_at - began_at))
                           filter (where settled_at > now() - interval '10 minutes') as seconds
                from settled_job
                where settled_at > now() - interval '1 hour'
                group by function
            ), vain as (
                select function, count(*) as retried
                from vain_try where ended_at > now() - interval '1 hour'
                group by function
            ), held as (
                select 'resize-photo' as function, count(*) as running
                from photo where state = 'UPLOADED' and started_at is not null and lost > 0
                union all
                select 'mail-friend', count(*)
                from mail_ledger where state = 'SENDING' and lease_until > now()
                union all
                select 'mail-account', count(*)
                from account_mail where state = 'SENDING' and lease_until > now()
            ), owed as (
                select function, count(*) filter (where not dead) as owed,
                       count(*) filter (where dead) as dead,
                       count(*) filter (where not dead and attempts > 0) as again,
                       mode() within group (order by last_error)
                           filter (where not dead and attempts > 0) as last_error,
                       min(created_at) filter (where not dead) as oldest
                from outbox group by function
            )
            select held.function, greatest(coalesce(owed, 0) - running, 0) as waiting, running,
                   coalesce(done, 0) as done, coalesce(failed, 0) as failed,
                   coalesce(retried, 0) as retried, coalesce(dead, 0) as dead,
                   coalesce(again, 0) as again, last_error, seconds, oldest as oldest_owed
            from held left join owed using (function) left join past using (function)
                left join vain using (function)
            order by held.function desc
            """;

    /// Spans begin at fixed times, so that nothing changes while nothing happens.
    private static final String PAST =
            """
            select function,
                   cast(floor(extract(epoch from now()) / :span)
                        - floor(extract(epoch from settled_at) / :span) as int) as ago,
                   count(*) as done
            from settled_job
            where good and settled_at > now() - :past * interval '1 second'
            group by 1, 2
            """;

    private record Span(String function, int ago, int done) {}

    private static final RowMapper<Figures> FIGURES = DataClassRowMapper.newInstance(Figures.class);
    private static final RowMapper<Span> ONE_SPAN = DataClassRowMapper.newInstance(Span.class);

    private final JdbcClient jdbc;

    WorkFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One for each function that we owe jobs of.
    @Transactional(readOnly = true)
    public List<Figures> now() {
        return jdbc.sql(NOW).query(FIGURES).list();
    }

    /// Only functions of which something was done.
    @Transactional(readOnly = true)
    public List<History> histories() {
        List<Span> spans =
                jdbc.sql(PAST)
                        .param("span", SPAN.toSeconds())
                        .param("past", SPAN.toSeconds() * SPANS)
                        .query(ONE_SPAN)
                        .list();
        return spans.stream()
                .map(Span::function)
                .distinct()
                .map(function -> history(function, spans))
                .toList();
    }

    /// Removes what is older than anybody looks back.
    @Transactional
    public void forgetOld() {
        jdbc.sql("delete from settled_job where settled_at < now() - interval '1 hour'").update();
        jdbc.sql("delete from vain_try where ended_at < now() - interval '1 hour'").update();
    }

    private static History history(String function, List<Span> spans) {
        return new History(
                function,
                IntStream.range(0, SPANS)
                        .mapToObj(i -> done(function, SPANS - 1 - i, spans))
                        .toList());
    }

    private static int done(String function, int ago, List<Span> spans) {
        return spans.stream()
                .filter(span -> span.ago() == ago && span.function().equals(function))
                .mapToInt(Span::done)
                .sum();
    }
}
