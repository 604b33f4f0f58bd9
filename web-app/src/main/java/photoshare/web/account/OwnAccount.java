package photoshare.web.account;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.web.system.NotFoundException;

/// What people change of their own accounts.
@Service
class OwnAccount {

    private final Accounts accounts;
    private final AccountPasswords passwords;

    OwnAccount(Accounts accounts, AccountPasswords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Transactional(readOnly = true)
    boolean isPassword(UUID account, String password) {
        return passwords.isThatOf(of(account), password);
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

    @Transactional
    void changePassword(UUID account, String password) {
        passwords.change(of(account), password);
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
