package photoshare.db;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Who likes which photo. Doing it twice is doing it once; how many there are is counted in the
/// photo's row.
public class Likes {

    public record Liker(UUID id, String name) {}

    /// Of what they can see: their own photos and those of friends, once they are ready.
    private static final String LIKE =
            """
            insert into photo_like (photo_id, account_id)
            select p.id, :account
            from photo p join album a on a.id = p.album_id
            where p.id = :photo and p.state = 'READY'
              and (a.owner_id = :account
                or exists (select from friendship
                           where account_id = :account and friend_id = a.owner_id))
            on conflict do nothing
            """;

    private static final String OF =
            """
            select a.id, a.name
            from photo_like l join account a on a.id = l.account_id
            where l.photo_id = :photo
            order by l.created_at, a.id limit :most
            """;

    private static final RowMapper<Liker> LIKER = DataClassRowMapper.newInstance(Liker.class);

    private final JdbcClient jdbc;

    Likes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Does nothing if there is no such photo for this person.
    @Transactional
    public void like(UUID photo, UUID account) {
        jdbc.sql(LIKE).param("photo", photo).param("account", account).update();
    }

    @Transactional
    public void takeBack(UUID photo, UUID account) {
        jdbc.sql("delete from photo_like where photo_id = ? and account_id = ?")
                .params(photo, account)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean has(UUID photo, UUID account) {
        return jdbc.sql(
                        """
                        select exists (
                            select from photo_like where photo_id = ? and account_id = ?)
                        """)
                .params(photo, account)
                .query(Boolean.class)
                .single();
    }

    /// Who likes it, the first ones first.
    @Transactional(readOnly = true)
    public List<Liker> of(UUID photo, int most) {
        return jdbc.sql(OF).param("photo", photo).param("most", most).query(LIKER).list();
    }
}
