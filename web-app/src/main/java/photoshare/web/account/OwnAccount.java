package photoshare.web.account;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.Accounts;
import photoshare.web.system.NotFoundException;

/// What people change of their own accounts.
@Service
class OwnAccount {

    private final Accounts accounts;
    private final AccountMails mails;
    private final PasswordEncoder passwords;

    OwnAccount(Accounts accounts, AccountMails mails, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.mails = mails;
        this.passwords = passwords;
    }

    @Transactional(readOnly = true)
    boolean isPassword(UUID account, String password) {
        return of(account).password().filter(it -> passwords.matches(password, it)).isPresent();
    }

    /// Who signs in elsewhere has none.
    @Transactional(readOnly = true)
    boolean hasPassword(UUID account) {
        return of(account).password().isPresent();
    }

    @Transactional
    Account rename(UUID account, String name) {
        Account renamed = of(account);
        renamed.rename(name);
        return renamed;
    }

    @Transactional(readOnly = true)
    Locale language(UUID account) {
        return of(account).language();
    }

    /// @param language not all there are is one of ours
    @Transactional
    Account speak(UUID account, Locale language) {
        Account reader = of(account);
        reader.speak(language);
        return reader;
    }

    /// Who did not change it shall hear of it.
    @Transactional
    void changePassword(UUID account, String password) {
        Account owner = of(account);
        owner.changePassword(requireNonNull(passwords.encode(password)));
        if (owner.confirmed()) {
            mails.owe(AccountMailKind.PASSWORD, account, owner.email());
        }
    }

    /// With everything that hangs on it: the database knows what that is, and notes which photos'
    /// bytes are to be deleted from the store.
    @Transactional
    void delete(UUID account) {
        accounts.findById(account).ifPresent(accounts::delete);
    }

    private Account of(UUID account) {
        return accounts.findById(account).orElseThrow(NotFoundException::new);
    }
}
