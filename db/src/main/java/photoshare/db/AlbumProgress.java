package photoshare.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// How far an album's uploads are: those that run, or else the last one that is done.
public class AlbumProgress {

    /// @param running whether a batch is open or has photos pending
    /// @param announced how many photos the running or last upload has
    /// @param ready also those of which a part is missing
    /// @param working photos that a worker has begun with
    /// @param queued photos that arrived and wait for a worker
    /// @param mailsOwed friends who are to be told and are not yet
    /// @param mailsFailed friends who could not be told, or nobody knows
    public record Progress(
            boolean running,
            int announced,
            int ready,
            int damaged,
            int failed,
            int working,
            int queued,
            int mailsOwed,
            int mailsSent,
            int mailsFailed,
            @Nullable Instant lastSent) {

        /// Photos that are ready, with nothing missing.
        public int whole() {
            return ready - damaged;
        }

        /// Photos that were announced and have not arrived.
        public int missing() {
            return announced - ready - failed - working - queued;
        }

        public int pending() {
            return working + queued + missing();
        }

        /// Nothing will change by itself any more.
        public boolean settled() {
            return !running && mailsOwed == 0;
        }

        public Optional<Instant> mailedAt() {
            return Optional.ofNullable(lastSent);
        }
    }

    /// @param place of the album's first photo among all that wait for a worker; 1 is next
    /// @param of how many wait
    public record Place(long place, long of) {}

    /// One friend's mail about the last upload.
    public record Mail(String name, String state) {}

    /// A batch that is no longer open lacks nothing: what has not come was given up. One that is
    /// done runs again while a photo of it is tried again. Of one that ended without a photo, as
    /// when the album had them all, there is nothing to tell.
    private static final String PROGRESS =
            """
            with every as (
                select b.*, b.state <> 'DONE' or exists (
                    select from photo p where p.batch_id = b.id and p.state = 'UPLOADED') as runs
                from batch b
                where b.album_id = :album
                  and (b.state = 'OPEN' or exists (select from photo where batch_id = b.id))
            ), shown as (
                select * from every where runs
                union all
                (select * from every where not exists (select from every where runs)
                 order by done_at desc limit 1)
            ), counts as (
                select s.id, s.state, s.expected, s.runs,
                       count(p.id) as arrived,
                       count(*) filter (where p.state = 'READY') as ready,
                       count(*) filter (where p.state = 'READY' and p.damaged) as damaged,
                       count(*) filter (where p.state = 'FAILED') as failed,
                       count(*) filter (where p.state = 'UPLOADED' and p.started_at is not null)
                           as working,
                       count(*) filter (where p.state = 'UPLOADED' and p.started_at is null)
                           as queued
                from shown s left join photo p on p.batch_id = s.id
                group by s.id, s.state, s.expected, s.runs
            ), mails as (
                select count(*) filter (where m.state in ('PENDING', 'SENDING')) as owed,
                       count(*) filter (where m.state = 'SENT') as sent,
                       count(*) filter (where m.state in ('FAILED', 'UNCERTAIN')) as failed,
                       max(m.settled_at) filter (where m.state = 'SENT') as last_sent
                from mail_ledger m join shown s on s.id = m.batch_id
            )
            select coalesce(bool_or(c.runs), false) as running,
                   coalesce(sum(case c.state when 'OPEN' then greatest(c.expected, c.arrived)
                                             else c.arrived end), 0) as announced,
                   coalesce(sum(c.ready), 0) as ready,
                   coalesce(sum(c.damaged), 0) as damaged,
                   coalesce(sum(c.failed), 0) as failed,
                   coalesce(sum(c.working), 0) as working,
                   coalesce(sum(c.queued), 0) as queued,
                   max(m.owed) as mails_owed,
                   max(m.sent) as mails_sent,
                   max(m.failed) as mails_failed,
                   max(m.last_sent) as last_sent
            from mails m left join counts c on true
            """;

    private static final String MAILS =
            """
            select a.name, m.state
            from mail_ledger m join account a on a.id = m.recipient_id
            where m.batch_id = (
                select b.id from batch b
                where b.album_id = :album and b.state = 'DONE'
                  and exists (select from photo where batch_id = b.id)
                order by b.done_at desc limit 1)
            order by lower(a.name), a.id
            """;

    /// In the order in which they are handed out: by priority, then as they came.
    private static final String PLACE =
            """
            with waiting as (
                select p.album_id, row_number() over (
                    order by array_position(array['HIGH', 'NORMAL', 'LOW'], o.priority), o.position)
                    as place
                from photo p join outbox o on o.unique_id = 'photo:' || p.id
                where p.state = 'UPLOADED' and p.started_at is null and not o.dead
            )
            select min(place) filter (where album_id = :album) as place, count(*) as of from waiting
            having bool_or(album_id = :album)
            """;

    private static final String WAITING =
            """
            select count(distinct f.account_id)
            from batch b
            join album a on a.id = b.album_id
            join friendship f on f.friend_id = a.owner_id and f.wants_mail
            join account r on r.id = f.account_id and r.wants_mail
                and r.confirmed_at is not null
            where b.album_id = :album and b.state <> 'DONE'
              and (b.audience is null or f.account_id = any (b.audience))
            """;

    private static final RowMapper<Mail> MAIL = DataClassRowMapper.newInstance(Mail.class);

    private final JdbcClient jdbc;

    AlbumProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Progress of(UUID album) {
        return jdbc.sql(PROGRESS).param("album", album).query(Progress.class).single();
    }

    /// @return empty if no photo of the album waits
    @Transactional(readOnly = true)
    public Optional<Place> placeOf(UUID album) {
        return jdbc.sql(PLACE).param("album", album).query(Place.class).optional();
    }

    /// How many friends will be told when the uploads that run are done, as things stand now.
    @Transactional(readOnly = true)
    public long friendsWaitingFor(UUID album) {
        return jdbc.sql(WAITING).param("album", album).query(Long.class).single();
    }

    /// Who is told of the last upload that is done, by name.
    @Transactional(readOnly = true)
    public List<Mail> mailsOf(UUID album) {
        return jdbc.sql(MAILS).param("album", album).query(MAIL).list();
    }
}
