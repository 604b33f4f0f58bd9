package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// Who wants mail about whose photos, as the link at the foot of a mail may change it: without
/// signing in, and as often as somebody likes.
public class Subscriptions {

    /// @param friendName null if that account is no more
    /// @param wantsMail of anybody
    /// @param wantsFriend mail about this friend's photos; true if they are no friends any more
    public record Subscription(
            String email, @Nullable String friendName, boolean wantsMail, boolean wantsFriend) {}

    private static final String ADD =
            """
            insert into unsubscribe_link (token_hash, account_id, friend_id)
            values (:hash, :account, :friend)
            """;

    private static final String FIND =
            """
            select a.email, b.name as friend_name, a.wants_mail,
                   coalesce(f.wants_mail, true) as wants_friend
            from unsubscribe_link l
            join account a on a.id = l.account_id
            left join account b on b.id = l.friend_id
            left join friendship f on f.account_id = l.account_id and f.friend_id = l.friend_id
            where l.token_hash = ?
            """;

    private static final String WANT_FRIEND =
            """
            update friendship f set wants_mail = :wanted
            from unsubscribe_link l
            where l.token_hash = :hash and f.account_id = l.account_id and f.friend_id = l.friend_id
            """;

    private static final String WANT_ALL =
            """
            update account a set wants_mail = :wanted
            from unsubscribe_link l where l.token_hash = :hash and a.id = l.account_id
            """;

    private final JdbcClient jdbc;

    Subscriptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return the token for a new link to this subscription
    @Transactional
    public String link(UUID account, UUID friend) {
        var token = MailToken.random();
        jdbc.sql(ADD)
                .param("hash", token.hash())
                .param("account", account)
                .param("friend", friend)
                .update();
        return token.text();
    }

    @Transactional(readOnly = true)
    public Optional<Subscription> find(String token) {
        return jdbc.sql(FIND)
                .param(new MailToken(token).hash())
                .query(Subscription.class)
                .optional();
    }

    /// Mail about this friend's photos.
    @Transactional
    public void wantFriend(String token, boolean wanted) {
        set(WANT_FRIEND, token, wanted);
    }

    /// Mail about anybody's photos.
    @Transactional
    public void wantAll(String token, boolean wanted) {
        set(WANT_ALL, token, wanted);
    }

    private void set(String sql, String token, boolean wanted) {
        jdbc.sql(sql).param("wanted", wanted).param("hash", new MailToken(token).hash()).update();
    }
}
