package photoshare.db;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The last mails to one person, of both kinds.
public class MailHistory {

    /// @param about a friend's name and the album's title; the kind of a mail about the account
    /// @param at when it was settled, or else made
    public record PastMail(String about, MailState state, String reply, Instant at) {}

    private static final String LAST =
            """
            select about, state, reply, at from (
                (select o.name || ': ' || a.title as about, m.state,
                        coalesce(m.reply, '') as reply, coalesce(m.settled_at, m.created_at) as at
                 from mail_ledger m
                 join batch b on b.id = m.batch_id
                 join album a on a.id = b.album_id
                 join account o on o.id = a.owner_id
                 where m.recipient_id = :account
                 order by m.created_at desc limit :most)
                union all
                (select m.kind, m.state, coalesce(m.reply, ''), coalesce(m.settled_at, m.created_at)
                 from account_mail m
                 where lower(m.email) = (select lower(email) from account where id = :account)
                 order by m.created_at desc limit :most)) as mails
            order by at desc limit :most
            """;

    private static final RowMapper<PastMail> MAIL = DataClassRowMapper.newInstance(PastMail.class);

    private final JdbcClient jdbc;

    MailHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<PastMail> of(UUID account, int most) {
        return jdbc.sql(LAST).param("account", account).param("most", most).query(MAIL).list();
    }
}
