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

/// Albums as they lie on the home page, newest first.
public class AlbumCards {

    /// @param ready how many photos can be seen
    public record AlbumCard(
            UUID id,
            String title,
            String owner,
            Instant createdAt,
            int ready,
            @Nullable UUID firstReady) {

        public Optional<UUID> cover() {
            return Optional.ofNullable(firstReady);
        }
    }

    private static final String CARDS =
            """
            select a.id, a.title, o.name as owner, a.created_at, seen.ready, cover.id as first_ready
            from album a
            join account o on o.id = a.owner_id
            cross join lateral (
                select count(*) as ready from photo
                where album_id = a.id and state = 'READY') seen
            left join lateral (
                select id from photo
                where album_id = a.id and state = 'READY' order by id limit 1) cover on true
            """;

    private static final String OWN =
            CARDS + "where a.owner_id = :viewer order by a.id desc limit :most";

    private static final String OF_FRIENDS =
            CARDS
                    + """
                    where a.owner_id in (
                        select friend_id from friendship where account_id = :viewer)
                      and seen.ready > 0
                    order by a.id desc limit :most
                    """;

    private static final RowMapper<AlbumCard> CARD =
            DataClassRowMapper.newInstance(AlbumCard.class);

    private final JdbcClient jdbc;

    AlbumCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<AlbumCard> ownedBy(UUID viewer, int most) {
        return cards(OWN, viewer, most);
    }

    /// Only those in which there is something to see.
    @Transactional(readOnly = true)
    public List<AlbumCard> ofFriendsOf(UUID viewer, int most) {
        return cards(OF_FRIENDS, viewer, most);
    }

    private List<AlbumCard> cards(String sql, UUID viewer, int most) {
        return jdbc.sql(sql).param("viewer", viewer).param("most", most).query(CARD).list();
    }
}
