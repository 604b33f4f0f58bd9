package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Accounts extends Repository<Account, UUID> {

    /// Fails at once if somebody else has the address.
    Account saveAndFlush(Account account);

    void delete(Account account);

    Optional<Account> findById(UUID id);

    /// Addresses are compared without regard to case.
    @Query("select a from Account a where lower(a.email) = lower(trim(:email))")
    Optional<Account> findByEmail(String email);

    /// Adds the account, its address confirmed, unless somebody has this address; nodes that start
    /// together may all try.
    @Modifying
    @NativeQuery(
            """
            insert into account (email, name, password, operator, confirmed_at)
            values (:email, :name, :password, :operator, now())
            on conflict (lower(email)) do nothing
            """)
    void addIfMissing(String email, String name, String password, boolean operator);
}
