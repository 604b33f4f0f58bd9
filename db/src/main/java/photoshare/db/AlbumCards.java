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
    /// @param coming how many are not yet
    /// @param firstReady the cover; null if nothing can be seen
    /// @param hash the cover in about twenty bytes, shown until it has come
    public record AlbumCard(
            UUID id,
            String title,
            String owner,
            Instant createdAt,
            int ready,
            int coming,
            @Nullable UUID firstReady,
            byte @Nullable [] hash,
            int width,
            int height) {

        public Optional<UUID> cover() {
            return Optional.ofNullable(firstReady);
        }

        public Optional<byte[]> thumbHash() {
            return Optional.ofNullable(hash);
        }
    }

    private static final String CARDS =
            """
            select a.id, a.title, o.name as owner, a.created_at,
                   (select count(*) from photo where album_id = a.id and state = 'READY') as ready,
                   (select count(*) from photo where album_id = a.id and state = 'UPLOADED') as coming,
                   cover.id as first_ready, cover.thumb_hash as hash,
                   coalesce(cover.width, 1) as width, coalesce(cover.height, 1) as height
            from found a
            join account o on o.id = a.owner_id
            left join lateral (
                select id, thumb_hash, width, height from photo
                where album_id = a.id and state = 'READY' order by id limit 1) cover on true
            order by a.id desc
            """;

    private static final String OWN =
            """
            with found as (
                select * from album
                where owner_id = :viewer and id < :before
                order by id desc limit :most)
            """
                    + CARDS;

    /// Looks at no more albums of each friend than are shown of all.
    private static final String OF_FRIENDS =
            """
            with found as (
                select a.* from friendship f
                cross join lateral (
                    select * from album
                    where owner_id = f.friend_id and id < :before and exists (
                        select from photo where album_id = album.id and state = 'READY')
                    order by id desc limit :most) a
                where f.account_id = :viewer
                order by a.id desc limit :most)
            """
                    + CARDS;

    private static final RowMapper<AlbumCard> CARD =
            DataClassRowMapper.newInstance(AlbumCard.class);

    /// Before which everything is.
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    AlbumCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param before the last one that was seen, if any was
    @Transactional(readOnly = true)
    public List<AlbumCard> ownedBy(UUID viewer, Optional<UUID> before, int most) {
        return cards(OWN, viewer, before, most);
    }

    /// Only those in which there is something to see.
    ///
    /// @param before the last one that was seen, if any was
    @Transactional(readOnly = true)
    public List<AlbumCard> ofFriendsOf(UUID viewer, Optional<UUID> before, int most) {
        return cards(OF_FRIENDS, viewer, before, most);
    }

    private List<AlbumCard> cards(String sql, UUID viewer, Optional<UUID> before, int most) {
        return jdbc.sql(sql)
                .param("viewer", viewer)
                .param("before", before.orElse(LAST))
                .param("most", most)
                .query(CARD)
                .list();
    }
}
