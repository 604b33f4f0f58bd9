package photoshare.db;

import java.time.Duration;

/// The occasions of a mail that is about an account and not about photos.
public enum AccountMailKind {
    /// Is this address yours?
    CONFIRM(Duration.ofDays(3)),
    /// Choose a new password.
    RESET(Duration.ofHours(1)),
    /// To the address that an account had before.
    MOVED(Duration.ZERO),
    /// An account has a new password.
    PASSWORD(Duration.ZERO),
    /// Somebody asks to be friends.
    INVITE(Duration.ofDays(30)),
    /// Somebody registers with an address that has an account.
    KNOWN(Duration.ZERO),
    /// Do mails arrive?
    TEST(Duration.ZERO);

    private final Duration linkLasts;

    AccountMailKind(Duration linkLasts) {
        this.linkLasts = linkLasts;
    }

    /// How long the link in such a mail works; zero if there is none.
    public Duration linkLasts() {
        return linkLasts;
    }
}
