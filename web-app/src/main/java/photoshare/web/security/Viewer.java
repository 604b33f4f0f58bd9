package photoshare.web.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;
import photoshare.db.Account;

/// Who looks at a page. It lies in the session in PostgreSQL, where the password never goes.
public final class Viewer implements UserDetails {

    private static final long serialVersionUID = 1;

    private final UUID id;
    private final String email;
    private final String name;
    private final boolean operator;
    private final boolean unconfirmed;
    private final @Nullable Locale language;
    private final transient @Nullable String password;

    public Viewer(Account account) {
        this.id = account.id();
        this.email = account.email();
        this.name = account.name();
        this.operator = account.operator();
        this.unconfirmed = !account.confirmed();
        this.language = account.chosenLanguage().orElse(null);
        this.password = account.password().orElse(null);
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public boolean operator() {
        return operator;
    }

    /// Mail from others waits until the address is confirmed.
    public boolean unconfirmed() {
        return unconfirmed;
    }

    /// In which pages are to be, if they ever chose.
    public Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    /// The id and not the address: sessions are found by it even after the address was changed.
    @Override
    public String getUsername() {
        return id.toString();
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return operator ? AuthorityUtils.createAuthorityList("ROLE_OPERATOR") : List.of();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Viewer viewer && viewer.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
