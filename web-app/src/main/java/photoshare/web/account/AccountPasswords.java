package photoshare.web.account;

import static java.util.Objects.requireNonNull;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;

/// The passwords of accounts that are there.
@Component
class AccountPasswords {

    private final PasswordEncoder encoder;
    private final AccountMails mails;

    AccountPasswords(PasswordEncoder encoder, AccountMails mails) {
        this.encoder = encoder;
        this.mails = mails;
    }

    /// Who signs in elsewhere has none.
    boolean isThatOf(Account owner, String password) {
        return owner.password().filter(it -> encoder.matches(password, it)).isPresent();
    }

    /// Who did not change it shall hear of it: call it in the transaction that loaded the account.
    void change(Account owner, String password) {
        owner.changePassword(requireNonNull(encoder.encode(password)));
        if (owner.confirmed()) {
            mails.owe(AccountMailKind.PASSWORD, owner.id(), owner.email());
        }
    }
}
