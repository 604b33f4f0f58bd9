package photoshare.web.account;

import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.db.Friendships;

/// Two friends to try Photoshare with. Every node makes them at its start; the database lets it
/// happen once.
@Component
@Profile("demo")
class DemoAccounts implements ApplicationRunner {

    /// As the sign-in page offers them.
    record DemoPerson(String name, String email, String password, boolean operator) {}

    private static final DemoPerson ANA =
            new DemoPerson("Ana", "ana@example.org", "photoshare", true);
    private static final DemoPerson BEN =
            new DemoPerson("Ben", "ben@example.org", "photoshare", true);

    private final Accounts accounts;
    private final Friendships friendships;
    private final PasswordEncoder passwords;

    DemoAccounts(Accounts accounts, Friendships friendships, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.friendships = friendships;
        this.passwords = passwords;
    }

    List<DemoPerson> people() {
        return List.of(ANA, BEN);
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        Account ana = present(ANA);
        Account ben = present(BEN);
        friendships.befriend(ana.id(), ben.id());
    }

    private Account present(DemoPerson person) {
        accounts.addIfMissing(
                person.email(),
                person.name(),
                passwords.encode(person.password()),
                person.operator());
        return accounts.findByEmail(person.email()).orElseThrow();
    }
}
