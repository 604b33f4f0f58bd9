package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Accounts extends Repository<Account, UUID> {

    Account save(Account account);

    Optional<Account> findById(UUID id);

    /// Addresses are compared without regard to case.
    @Query("select a from Account a where lower(a.email) = lower(trim(:email))")
    Optional<Account> findByEmail(String email);
}
