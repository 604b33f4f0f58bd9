package photoshare.db;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Links with which people without an account see an album. Whoever is given the link has its
/// token; here is only the hash.
public class ShareLinks {

    /// As its owner made it.
    ///
    /// @param id made with the form: asking twice makes one link
    /// @param label for the owner alone; empty if there is none
    /// @param lasts empty for ever
    /// @param password encoded; empty if the link is enough
    public record NewLink(
            UUID id,
            UUID album,
            String label,
            Optional<Duration> lasts,
            Optional<String> password) {}

    /// As its owner sees it: never again with its token.
    public record MadeLink(
            UUID id,
            String label,
            boolean guarded,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt,
            boolean expired) {

        public Optional<Instant> expires() {
            return Optional.ofNullable(expiresAt);
        }

        public Optional<Instant> used() {
            return Optional.ofNullable(usedAt);
        }
    }

    /// What a token opens.
    public record OpenLink(
            UUID id, UUID albumId, String title, String owner, @Nullable String encodedPassword) {

        public Optional<String> password() {
            return Optional.ofNullable(encodedPassword);
        }
    }

    private static final String MAKE =
            """
            insert into share_link (id, album_id, token_hash, label, password, expires_at)
            values (:id, :album, :hash, :label, :password,
                    now() + cast(:lasts as bigint) * interval '1 second')
            on conflict (id) do nothing
            """;

    private static final String OF_ALBUM =
            """
            select id, label, password is not null as guarded, created_at, expires_at, used_at,
                   coalesce(expires_at <= now(), false) as expired
            from share_link where album_id = ? order by created_at desc, id
            """;

    private static final String FIND =
            """
            select l.id, l.album_id, a.title, o.name as owner, l.password as encoded_password
            from share_link l
            join album a on a.id = l.album_id
            join account o on o.id = a.owner_id
            where l.token_hash = ? and (l.expires_at is null or l.expires_at > now())
            """;

    /// Once in a minute is enough for people.
    private static final String USED =
            """
            update share_link set used_at = now()
            where id = ? and (used_at is null or used_at < now() - interval '1 minute')
            """;

    private static final RowMapper<MadeLink> MADE = DataClassRowMapper.newInstance(MadeLink.class);

    private final JdbcClient jdbc;

    ShareLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return the token, which nobody can be told again; empty if this link was made before
    @Transactional
    public Optional<String> make(NewLink link) {
        var token = MailToken.random();
        int made =
                jdbc.sql(MAKE)
                        .param("id", link.id())
                        .param("album", link.album())
                        .param("hash", token.hash())
                        .param("label", link.label())
                        .param("password", link.password().orElse(null), Types.VARCHAR)
                        .param(
                                "lasts",
                                link.lasts().map(Duration::toSeconds).orElse(null),
                                Types.BIGINT)
                        .update();
        return made == 1 ? Optional.of(token.text()) : Optional.empty();
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public List<MadeLink> ofAlbum(UUID album) {
        return jdbc.sql(OF_ALBUM).param(album).query(MADE).list();
    }

    /// From now on it is as if it had never been made.
    @Transactional
    public void revoke(UUID link, UUID album) {
        jdbc.sql("delete from share_link where id = ? and album_id = ?")
                .params(link, album)
                .update();
    }

    /// @return empty if there is none, any more, or it has expired
    @Transactional(readOnly = true)
    public Optional<OpenLink> find(String token) {
        return jdbc.sql(FIND).param(new MailToken(token).hash()).query(OpenLink.class).optional();
    }

    /// Somebody has looked at the album with it.
    @Transactional
    public void used(UUID link) {
        jdbc.sql(USED).param(link).update();
    }
}
