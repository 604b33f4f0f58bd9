package photoshare.web.account;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import photoshare.db.Accounts;
import photoshare.web.security.Viewer;
import photoshare.web.system.Words;

/// Finds by e-mail address who wants to sign in.
@Component
final class SignInAccounts implements UserDetailsService {

    private final Accounts accounts;

    SignInAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        return accounts.findByEmail(Words.address(email))
                .filter(account -> account.password().isPresent())
                .map(Viewer::new)
                .orElseThrow(() ->
                        new UsernameNotFoundException(
                                "Nobody signs in with this address and a password"));
    }
}
