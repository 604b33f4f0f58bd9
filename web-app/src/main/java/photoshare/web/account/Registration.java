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
    /// @throws org.springframework.dao.DataIntegrityViolationException if the address is taken: the
    ///   database decides, because two people may register it at once
    @Transactional
    Account register(RegisterForm form, Locale language) {
        Optional<MailLink> invitation = links.find(form.invite(), AccountMailKind.INVITE);
        Account account = newAccount(form);
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

    private Account newAccount(RegisterForm form) {
        return new Account(
                form.email(),
                form.name(),
                requireNonNull(passwords.encode(form.password())),
                clock.instant());
    }
}
