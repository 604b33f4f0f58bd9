package photoshare.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import photoshare.db.RateLimits;

/// Bounds how often passwords and addresses can be tried out: by the client's network address and
/// by the account that is tried. A sign-in that succeeds does not count.
@Component
public class Attempts {

    private final RateLimits limits;
    private final AttemptProperties properties;
    private final InstantSource clock;

    Attempts(RateLimits limits, AttemptProperties properties, InstantSource clock) {
        this.limits = limits;
        this.properties = properties;
        this.clock = clock;
    }

    /// Counts an attempt on a form that anybody may send.
    ///
    /// @return when the next one is allowed, if this one is not
    Optional<Instant> begin(HttpServletRequest request) {
        return Stream.of(
                        limits.take(byClient(request), properties.client()),
                        limits.take(byAccount(request), properties.account()))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    void succeeded(HttpServletRequest request) {
        limits.giveBack(byClient(request));
        limits.giveBack(byAccount(request));
    }

    /// Counts a link that is mailed to confirm an address: one has time to arrive before the next.
    ///
    /// @return when the next one is allowed, if this one is not
    public Optional<Instant> confirmation(String email) {
        return limits.take(
                "confirmation of " + email.toLowerCase(Locale.ROOT), properties.confirmation());
    }

    /// Counts an attempt at the password of something that is no account.
    ///
    /// @return when the next one is allowed, if this one is not
    public Optional<Instant> beginAt(String what, HttpServletRequest request) {
        return Stream.of(
                        limits.take(byClientAt(request), properties.client()),
                        limits.take(what, properties.account()))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    public void succeededAt(String what, HttpServletRequest request) {
        limits.giveBack(byClientAt(request));
        limits.giveBack(what);
    }

    /// Counts a mail that somebody who is signed in has us send.
    public Optional<Instant> mail(String kind, Viewer sender) {
        return limits.take(byWhom(kind, sender), properties.account());
    }

    /// It came to no mail, so it does not count.
    public void noMail(String kind, Viewer sender) {
        limits.giveBack(byWhom(kind, sender));
    }

    /// For sentences: a time of day would be that of the server's zone.
    ///
    /// @param again when the next attempt is allowed
    public long minutesUntil(Instant again) {
        return Math.max(1, Math.ceilDiv(Duration.between(clock.instant(), again).toSeconds(), 60));
    }

    public long secondsUntil(Instant again) {
        return Math.max(1, Duration.between(clock.instant(), again).toSeconds());
    }

    @Scheduled(fixedDelayString = "${app.attempts.window:15m}")
    void forgetOld() {
        limits.forgetOld();
    }

    private static String byWhom(String kind, Viewer sender) {
        return kind + " by " + sender.id();
    }

    private static String byClient(HttpServletRequest request) {
        return "%s from %s".formatted(request.getServletPath(), request.getRemoteAddr());
    }

    private static String byClientAt(HttpServletRequest request) {
        return "passwords from " + request.getRemoteAddr();
    }

    private static String byAccount(HttpServletRequest request) {
        String email = request.getParameter("email");
        return "%s as %s"
                .formatted(
                        request.getServletPath(),
                        email == null ? "" : email.strip().toLowerCase(Locale.ROOT));
    }
}
