package photoshare.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.jspecify.annotations.Nullable;

/// A person who can sign in.
@Entity
public class Account {

    private static final Set<Locale> LANGUAGES = Set.of(Locale.ENGLISH, Locale.GERMAN);

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    private UUID id;

    private String email;
    private String name;
    private @Nullable String password;
    private boolean operator;
    private boolean wantsMail = true;
    private boolean wantsInvitations = true;
    private Locale language = Locale.ENGLISH;
    private boolean languageChosen;
    private Instant createdAt;
    private @Nullable Instant confirmedAt;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /// @param password as encoded by the password encoder, never the plain text
    @SuppressWarnings("NullAway.Init")
    public Account(String email, String name, String password, Instant createdAt) {
        this.email = email.strip();
        this.name = name.strip();
        this.password = password;
        this.createdAt = createdAt;
    }

    /// Somebody who signs in elsewhere, and there showed that the address is theirs.
    @SuppressWarnings("NullAway.Init")
    public Account(String email, String name, Instant createdAt) {
        this.email = email.strip();
        this.name = name.strip();
        this.createdAt = createdAt;
        this.confirmedAt = createdAt;
    }

    /// Whoever holds this account reads mail at this address.
    public void confirm(String address, Instant now) {
        email = address;
        confirmedAt = now;
    }

    public void rename(String newName) {
        name = newName.strip();
    }

    /// Mails come in this language from now on, and pages where the browser was told no other.
    ///
    /// @param spoken in any country; one in which there are no mails is none
    public void speak(Locale spoken) {
        LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(spoken.getLanguage()))
                .findFirst()
                .ifPresent(known -> {
                    language = known;
                    languageChosen = true;
                });
    }

    /// @param photos mail about friends' photos at all
    /// @param invitations mail when somebody asks to be friends
    public void wantMail(boolean photos, boolean invitations) {
        wantsMail = photos;
        wantsInvitations = invitations;
    }

    /// @param encoded never the plain text
    public void changePassword(String encoded) {
        password = encoded;
    }

    /// May see the jobs page.
    public void makeOperator() {
        operator = true;
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

    /// @return as it was encoded; empty if its holder signs in elsewhere
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    public boolean operator() {
        return operator;
    }

    public boolean confirmed() {
        return confirmedAt != null;
    }

    /// In which mails are written.
    public Locale language() {
        return language;
    }

    /// @return empty if nobody was ever asked
    public Optional<Locale> chosenLanguage() {
        return Optional.of(language).filter(_ -> languageChosen);
    }

    public boolean wantsMail() {
        return wantsMail;
    }

    public boolean wantsInvitations() {
        return wantsInvitations;
    }
}
