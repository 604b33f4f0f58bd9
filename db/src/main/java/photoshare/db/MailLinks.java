package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// What the links in mails allow. A token is made by the worker that writes the mail; only its hash
/// is kept, so neither the database nor the job server could tell anybody a link that works.
public class MailLinks {

    /// @param email where the mail with this link went: who holds the link reads mail there
    public record MailLink(UUID accountId, String email) {}

    private static final String ADD =
            """
            insert into mail_link (token_hash, mail_id, expires_at)
            values (:hash, :mail, now() + :lasts * interval '1 second')
            """;

    private static final String FIND =
            """
            select m.account_id, m.email
            from mail_link l join account_mail m on m.id = l.mail_id
            where l.token_hash = :hash and l.expires_at > now() and l.spent_at is null and m.kind = :kind
            """;

    private static final String FIND_SPENT =
            """
            select m.account_id, m.email
            from mail_link l join account_mail m on m.id = l.mail_id
            where l.token_hash = :hash and l.spent_at is not null and m.kind = :kind
            """;

    private static final String SPEND =
            """
            update mail_link l set spent_at = now()
            from account_mail m
            where m.id = l.mail_id and m.account_id = :account and m.kind = :kind
                and l.spent_at is null
            """;

    private static final String SPEND_ELSEWHERE = SPEND + " and lower(m.email) <> lower(:email)";

    private static final String WAITING =
            """
            select m.email
            from mail_link l join account_mail m on m.id = l.mail_id
            where m.account_id = :account and m.kind = :kind and lower(m.email) <> lower(:email)
                and l.spent_at is null and l.expires_at > now()
            order by l.expires_at desc limit 1
            """;

    private final JdbcClient jdbc;

    MailLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A mail that has to be written again gets a link of its own; both work.
    ///
    /// @return the token
    @Transactional
    public String make(MailAccount mail, AccountMailKind kind) {
        var token = MailToken.random();
        jdbc.sql(ADD)
                .param("hash", token.hash())
                .param("mail", mail.mailId())
                .param("lasts", kind.linkLasts().toSeconds())
                .update();
        return token.text();
    }

    /// @return empty if the token is none, was spent, or is too old
    @Transactional(readOnly = true)
    public Optional<MailLink> find(String token, AccountMailKind kind) {
        return find(FIND, token, kind);
    }

    /// @return empty unless the link worked once, and does not any more
    @Transactional(readOnly = true)
    public Optional<MailLink> findSpent(String token, AccountMailKind kind) {
        return find(FIND_SPENT, token, kind);
    }

    /// No link of this kind works for the account any more.
    @Transactional
    public void spend(UUID account, AccountMailKind kind) {
        jdbc.sql(SPEND).param("account", account).param("kind", kind.name()).update();
    }

    /// The same, except for those that went to this address.
    @Transactional
    public void spendElsewhere(UUID account, AccountMailKind kind, String email) {
        jdbc.sql(SPEND_ELSEWHERE)
                .param("account", account)
                .param("kind", kind.name())
                .param("email", email)
                .update();
    }

    /// @param email that does not count
    /// @return where the last link went that works, if there is any
    @Transactional(readOnly = true)
    public Optional<String> waiting(UUID account, AccountMailKind kind, String email) {
        return jdbc.sql(WAITING)
                .param("account", account)
                .param("kind", kind.name())
                .param("email", email)
                .query(String.class)
                .optional();
    }

    private Optional<MailLink> find(String which, String token, AccountMailKind kind) {
        return jdbc.sql(which)
                .param("hash", new MailToken(token).hash())
                .param("kind", kind.name())
                .query(MailLink.class)
                .optional();
    }
}
