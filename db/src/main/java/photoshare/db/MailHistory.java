package photoshare.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The last mails to one person, of both kinds.
public class MailHistory {

    /// @param job that sent it, or would
    /// @param about a friend's name and the album's title; the kind of a mail about the account
    /// @param at when it was settled, or else made
    public record PastMail(MailJob job, String about, MailState state, String reply, Instant at) {}

    private static final String LAST =
            """
            select batch, mail, about, state, reply, at from (
                (select m.batch_id as batch, null::uuid as mail, o.name || ': ' || a.title as about, m.state,
                        coalesce(m.reply, '') as reply, coalesce(m.settled_at, m.created_at) as at
                 from mail_ledger m
                 join batch b on b.id = m.batch_id
                 join album a on a.id = b.album_id
                 join account o on o.id = a.owner_id
                 where m.recipient_id = :account
                 order by m.created_at desc limit :most)
                union all
                (select null, m.id, m.kind, m.state, coalesce(m.reply, ''), coalesce(m.settled_at, m.created_at)
                 from account_mail m
                 where lower(m.email) = (select lower(email) from account where id = :account)
                 order by m.created_at desc limit :most)) as mails
            order by at desc limit :most
            """;

    private final JdbcClient jdbc;

    MailHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<PastMail> of(UUID account, int most) {
        return jdbc.sql(LAST)
                .param("account", account)
                .param("most", most)
                .query((row, _) -> mail(row, account))
                .list();
    }

    private static PastMail mail(ResultSet row, UUID account) throws SQLException {
        UUID mail = row.getObject("mail", UUID.class);
        return new PastMail(
                mail == null
                        ? new MailFriend(row.getObject("batch", UUID.class), account)
                        : new MailAccount(mail),
                row.getString("about"),
                MailState.valueOf(row.getString("state")),
                row.getString("reply"),
                row.getTimestamp("at").toInstant());
    }
}
