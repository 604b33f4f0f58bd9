package photoshare.web.account;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.Accounts;
import photoshare.db.MailLinks;
import photoshare.db.MailLinks.MailLink;

/// What holding a link that was mailed allows: it shows that whoever has it reads mail at that
/// address.
@Service
class Addresses {

    private final Accounts accounts;
    private final AccountMails mails;
    private final MailLinks links;
    private final AccountPasswords passwords;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Addresses(
            Accounts accounts,
            AccountMails mails,
            MailLinks links,
            AccountPasswords passwords,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.accounts = accounts;
        this.mails = mails;
        this.links = links;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /// Mails a link to the account's own address, or to the one it shall have. If that is somebody
    /// else's, they are told, and nobody else.
    @Transactional
    void ask(UUID account, String email) {
        accounts.findByEmail(email)
                .filter(owner -> owner.confirmed() && !owner.id().equals(account))
                .ifPresentOrElse(
                        owner -> mails.owe(AccountMailKind.KNOWN, owner.id(), owner.email()),
                        () -> mails.owe(AccountMailKind.CONFIRM, account, email));
    }

    /// Where such a link went that still works, if that is another address than the account has.
    @Transactional(readOnly = true)
    Optional<String> asked(UUID account, String email) {
        return links.waiting(account, AccountMailKind.CONFIRM, email);
    }

    /// The links that went to other addresses work no more.
    @Transactional
    void keep(UUID account, String email) {
        links.spendElsewhere(account, AccountMailKind.CONFIRM, email);
    }

    /// Mails a link to a new password, if somebody has this address.
    @Transactional
    void forgotten(String email) {
        accounts.findByEmail(email)
                .ifPresent(it -> mails.owe(AccountMailKind.RESET, it.id(), it.email()));
    }

    /// @return whose address it changes; empty if it only proves to be the one they have
    @Transactional(readOnly = true)
    Optional<Account> moved(MailLink link) {
        return accounts.findById(link.accountId())
                .filter(it -> !it.email().equalsIgnoreCase(link.email()));
    }

    /// The address becomes, or proves to be, that of the account.
    ///
    /// @return empty if the link does not work any more
    /// @throws org.springframework.dao.DataIntegrityViolationException if somebody else has it now
    @Transactional
    Optional<Account> confirm(String token) {
        return links.find(token, AccountMailKind.CONFIRM)
                .flatMap(link -> accounts.findById(link.accountId()).map(it -> confirm(it, link)));
    }

    /// Who reads mail at an address may always take its account over.
    ///
    /// @return empty if the link does not work any more
    @Transactional
    Optional<Account> changePassword(String token, String password) {
        Optional<Account> account =
                links.find(token, AccountMailKind.RESET)
                        .flatMap(link ->
                                accounts.findById(link.accountId())
                                        .filter(it -> it.email().equals(link.email()))
                                        .map(it -> confirm(it, link)));
        account.ifPresent(it -> passwords.change(it, password));
        return account;
    }

    private Account confirm(Account account, MailLink link) {
        String before = account.email();
        if (account.confirmed() && !before.equalsIgnoreCase(link.email())) {
            mails.owe(AccountMailKind.MOVED, account.id(), before);
        }
        account.confirm(link.email(), clock.instant());
        accounts.saveAndFlush(account);
        links.spend(account.id(), AccountMailKind.CONFIRM);
        links.spend(account.id(), AccountMailKind.RESET);
        events.publishEvent(new AddressConfirmed(account.id(), account.email()));
        return account;
    }
}
