package photoshare.web.account;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.Accounts;
import photoshare.db.MailLinks;
import photoshare.db.MailLinks.MailLink;

/// Makes accounts. One may be used at once; what others do is mailed to its address only when that
/// is confirmed.
@Service
class Registration {

    private final Accounts accounts;
    private final AccountMails mails;
    private final MailLinks links;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Registration(
            Accounts accounts,
            AccountMails mails,
            MailLinks links,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.accounts = accounts;
        this.mails = mails;
        this.links = links;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /// Whoever comes by the link in an invitation reads mail at that address, and becomes the
    /// inviter's friend.
    ///
    /// @param language of the page: the mails come in it too
    /// @return empty if the address has an account. Its owner is told by mail, and nobody else: not
    ///   even by how long it takes, most of which is the password
    /// @throws org.springframework.dao.DataIntegrityViolationException if two register it at once
    @Transactional
    Optional<Account> register(RegisterForm form, Locale language) {
        String password = requireNonNull(passwords.encode(form.password()));
        Optional<Account> known = accounts.findByEmail(form.email());
        known.ifPresent(this::tell);
        return known.isPresent() ? Optional.empty() : Optional.of(make(form, password, language));
    }

    /// The mail that tells how to go on, once more.
    @Transactional
    void tell(String email) {
        accounts.findByEmail(email).ifPresent(this::tell);
    }

    private void tell(Account owner) {
        AccountMailKind what = owner.confirmed() ? AccountMailKind.KNOWN : AccountMailKind.CONFIRM;
        mails.owe(what, owner.id(), owner.email());
    }

    private Account make(RegisterForm form, String password, Locale language) {
        Optional<MailLink> invitation = links.find(form.invite(), AccountMailKind.INVITE);
        var account = new Account(form.email(), form.name(), password, clock.instant());
        account.speak(language);
        boolean theirs =
                invitation.filter(it -> it.email().equalsIgnoreCase(form.email())).isPresent();
        if (theirs) {
            account.confirm(form.email(), clock.instant());
        }
        accounts.saveAndFlush(account);
        invitation.ifPresent(it ->
                events.publishEvent(new InvitationTaken(account.id(), it.accountId(), it.email())));
        if (theirs) {
            events.publishEvent(new AddressConfirmed(account.id(), account.email()));
        } else {
            mails.owe(AccountMailKind.CONFIRM, account.id(), account.email());
        }
        return account;
    }
}
