package photoshare.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import photoshare.db.MailLease.OnUncertain;

/// @param from the address that mails come from; its domain also names them
/// @param lease after so long a worker that gave no word counts as dead; must be longer than the
///   time limits of `spring.mail` allow a mail to take
/// @param onUncertain what to do when nobody knows whether a mail went out
@ConfigurationProperties("mail")
record MailProperties(
        @DefaultValue("photos@localhost") String from,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("resend") OnUncertain onUncertain) {

    MailProperties {
        if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalArgumentException(
                    "mail.from must be a plain address such as photos@example.org, and not: "
                            + from);
        }
    }

    /// Of the mails about an account, which are not to share the reputation of those about photos.
    String accountsFrom() {
        return "accounts@" + domain();
    }

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
