package photoshare.web;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.AccountMailKind;
import photoshare.db.MailAccount;
import photoshare.db.MailLinks;

/// Reads the links that an e-mail worker would mail: what is owed is in the database, and whoever
/// sends it makes the token.
public final class Mailbox {

    private static final String NEWEST =
            """
            select id from account_mail where lower(email) = lower(?) and kind = ?
            order by id desc limit 1
            """;

    private final JdbcClient jdbc;
    private final MailLinks links;

    Mailbox(JdbcClient jdbc, MailLinks links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    /// How many mails of this kind are owed to the address.
    public int count(String email, AccountMailKind kind) {
        return jdbc.sql(
                        "select count(*) from account_mail where lower(email) = lower(?) and kind = ?")
                .params(email, kind.name())
                .query(Integer.class)
                .single();
    }

    /// The token in the newest mail of this kind to the address.
    public String token(String email, AccountMailKind kind) {
        return links.make(new MailAccount(newest(email, kind)), kind);
    }

    public UUID newest(String email, AccountMailKind kind) {
        return jdbc.sql(NEWEST).params(email, kind.name()).query(UUID.class).single();
    }
}
