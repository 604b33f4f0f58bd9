package photoshare.web.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import photoshare.db.RateLimits.Limit;

/// How often something may be tried within a window of time.
///
/// @param perClient sign-ins that failed, registrations, and requests for a new password, each from
///   one network address: many people may sit behind one
/// @param perAccount failed sign-ins to one account, and requests for mail to one address
/// @param betweenConfirmations how long a link that confirms an address may take to arrive
@ConfigurationProperties("app.attempts")
record AttemptProperties(
        @DefaultValue("15m") Duration window,
        @DefaultValue("40") int perClient,
        @DefaultValue("8") int perAccount,
        @DefaultValue("1m") Duration betweenConfirmations) {

    Limit client() {
        return new Limit(perClient, window);
    }

    Limit account() {
        return new Limit(perAccount, window);
    }

    Limit confirmation() {
        return new Limit(1, betweenConfirmations);
    }
}
