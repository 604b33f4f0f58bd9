package photoshare.web.account;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.web.system.Words;

/// Whose account it is that a provider of OpenID Connect signs in. All that counts is an address of
/// which both sides know that it is theirs: whoever merely claims one, here or there, gets nothing
/// of its owner's.
@Service
class ProviderAccounts {

    private static final int LONGEST_NAME = 60;

    sealed interface Outcome {
        record Known(Account account) implements Outcome {}

        /// The provider does not say that the address is theirs.
        record NotVerifiedThere() implements Outcome {}

        /// Somebody registered here with the address and has not shown that it is theirs.
        record NotConfirmedHere() implements Outcome {}
    }

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    ProviderAccounts(Accounts accounts, ApplicationEventPublisher events, InstantSource clock) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// @throws org.springframework.dao.DataIntegrityViolationException if the same person signs in
    ///   for the first time in two browsers at once
    @Transactional
    Outcome of(StandardClaimAccessor person, Locale language) {
        String email = Words.oneLine(person.getEmail());
        if (email.isEmpty() || !Boolean.TRUE.equals(person.getEmailVerified())) {
            return new Outcome.NotVerifiedThere();
        }
        Optional<Account> found = accounts.findByEmail(email);
        if (found.isPresent()) {
            return found.filter(Account::confirmed)
                    .<Outcome>map(Outcome.Known::new)
                    .orElseGet(Outcome.NotConfirmedHere::new);
        }
        return new Outcome.Known(made(email, nameOf(person, email), language));
    }

    private Account made(String email, String name, Locale language) {
        var account = new Account(email, name, clock.instant());
        account.speak(language);
        accounts.saveAndFlush(account);
        events.publishEvent(new AddressConfirmed(account.id(), account.email()));
        return account;
    }

    private static String nameOf(StandardClaimAccessor person, String email) {
        String name =
                Stream.of(
                                person.getFullName(),
                                person.getGivenName(),
                                person.getPreferredUsername())
                        .map(Words::oneLine)
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .orElseGet(() -> email.substring(0, email.indexOf('@')));
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
