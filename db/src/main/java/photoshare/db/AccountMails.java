package photoshare.db;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The mails that are about an account. They are owed like any job and sent under the rules of the
/// [MailLedger].
public class AccountMails {

    /// @param email where it goes
    /// @param accountName who the mail is about
    /// @param language of whoever reads it; of who invites, if the reader has no account
    public record Letter(
            MailAccount mail,
            AccountMailKind kind,
            String email,
            String accountName,
            String accountEmail,
            Locale language) {}

    /// Whether the mail is still worth sending.
    public sealed interface Decision {
        record Send(Letter letter) implements Decision {}

        /// @param reason in a few words, for the ledger
        record Withhold(String reason) implements Decision {}
    }

    private static final String ADD =
            """
            insert into account_mail (kind, account_id, email)
            values (:kind, :account, :email)
            returning id
            """;

    private static final String COUNT =
            """
            select count(*) from account_mail
            where account_id = :account and kind = :kind and lower(email) = lower(:email)
            """;

    private static final String READERS =
            """
            select lower(email) from account_mail
            where account_id = :account and kind = :kind
            group by lower(email) having count(*) >= :times
            """;

    private static final String FACTS =
            """
            select m.kind, m.email, a.name as account_name, a.email as account_email,
                   coalesce(
                       (select reader.language from account reader
                        where m.kind = 'INVITE' and lower(reader.email) = lower(m.email)),
                       a.language) as language,
                   lower(a.email) = lower(m.email) as own_address,
                   a.confirmed_at is not null as confirmed,
                   exists (
                       select from invitation i left join account guest on guest.id = i.invitee_id
                       where i.inviter_id = m.account_id
                         and lower(coalesce(guest.email, i.email)) = lower(m.email)) as invited,
                   exists (select from closed_address c where c.email = lower(m.email))
                   or exists (
                       select from account guest
                       where lower(guest.email) = lower(m.email)
                         and not guest.wants_invitations) as uninterested
            from account_mail m join account a on a.id = m.account_id
            where m.id = ?
            """;

    private record Facts(
            AccountMailKind kind,
            String email,
            String accountName,
            String accountEmail,
            Locale language,
            boolean ownAddress,
            boolean confirmed,
            boolean invited,
            boolean uninterested) {}

    private final JdbcClient jdbc;
    private final Outbox outbox;

    AccountMails(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /// Owes the mail from now on.
    @Transactional
    public void owe(AccountMailKind kind, UUID account, String email) {
        UUID id =
                jdbc.sql(ADD)
                        .param("kind", kind.name())
                        .param("account", account)
                        .param("email", email)
                        .query(UUID.class)
                        .single();
        outbox.add(new MailAccount(id), JobPriority.HIGH);
    }

    /// How often that was done so far.
    @Transactional(readOnly = true)
    public int count(AccountMailKind kind, UUID account, String email) {
        return jdbc.sql(COUNT)
                .param("kind", kind.name())
                .param("account", account)
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    /// The addresses for which it was done at least so often, in small letters.
    @Transactional(readOnly = true)
    public Set<String> readers(AccountMailKind kind, UUID account, int times) {
        return jdbc.sql(READERS)
                .param("kind", kind.name())
                .param("account", account)
                .param("times", times)
                .query((row, _) -> row.getString(1))
                .set();
    }

    /// As things stand now: between the request and the sending they may have changed.
    @Transactional(readOnly = true)
    public Decision decide(MailAccount mail) {
        return jdbc.sql(FACTS)
                .param(mail.mailId())
                .query(Facts.class)
                .optional()
                .map(facts -> decide(mail, facts))
                .orElseGet(() -> new Decision.Withhold("the account is gone"));
    }

    private static Decision decide(MailAccount mail, Facts facts) {
        return switch (facts.kind()) {
            case CONFIRM ->
                    facts.ownAddress() && facts.confirmed()
                            ? new Decision.Withhold("confirmed already")
                            : send(mail, facts);
            case RESET ->
                    facts.ownAddress()
                            ? send(mail, facts)
                            : new Decision.Withhold("the account has another address now");
            case INVITE -> decideInvitation(mail, facts);
            case MOVED, PASSWORD, KNOWN, TEST -> send(mail, facts);
        };
    }

    private static Decision decideInvitation(MailAccount mail, Facts facts) {
        if (!facts.invited()) {
            return new Decision.Withhold("the invitation is answered or taken back");
        }
        return facts.uninterested()
                ? new Decision.Withhold("wants no invitations by mail")
                : send(mail, facts);
    }

    private static Decision send(MailAccount mail, Facts facts) {
        return new Decision.Send(
                new Letter(
                        mail,
                        facts.kind(),
                        facts.email(),
                        facts.accountName(),
                        facts.accountEmail(),
                        facts.language()));
    }
}
