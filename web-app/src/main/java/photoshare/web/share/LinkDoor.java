package photoshare.web.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import photoshare.db.ShareLinks;
import photoshare.db.ShareLinks.OpenLink;
import photoshare.web.security.Attempts;

/// Lets people through a link, each time anew: a link that was revoked a moment ago opens nothing.
@Component
class LinkDoor {

    /// How long the right password is remembered, in the session of one browser.
    private static final Duration REMEMBERED = Duration.ofHours(1);

    enum Knock {
        OPENED,
        WRONG
    }

    private final ShareLinks links;
    private final PasswordEncoder passwords;
    private final Attempts attempts;
    private final InstantSource clock;

    LinkDoor(ShareLinks links, PasswordEncoder passwords, Attempts attempts, InstantSource clock) {
        this.links = links;
        this.passwords = passwords;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// @throws LinkGone if the token opens nothing
    /// @throws LinkLocked if it wants a password first
    OpenLink enter(String token, HttpServletRequest request) {
        OpenLink link = find(token);
        if (link.password().isPresent() && !remembers(link, request)) {
            throw new LinkLocked();
        }
        return link;
    }

    /// @throws LinkGone if the token opens nothing
    OpenLink find(String token) {
        return links.find(token).orElseThrow(LinkGone::new);
    }

    /// @return when a password may be tried again, if this one came too soon
    Optional<Instant> tooSoon(OpenLink link, HttpServletRequest request) {
        return attempts.beginAt(attempt(link), request);
    }

    Knock knock(OpenLink link, String password, HttpServletRequest request) {
        boolean right =
                link.password().filter(encoded -> passwords.matches(password, encoded)).isPresent();
        if (!right) {
            return Knock.WRONG;
        }
        attempts.succeededAt(attempt(link), request);
        request.getSession().setAttribute(mark(link), clock.instant().plus(REMEMBERED));
        return Knock.OPENED;
    }

    private boolean remembers(OpenLink link, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(mark(link)) instanceof Instant until
                && clock.instant().isBefore(until);
    }

    private static String mark(OpenLink link) {
        return "opened " + attempt(link);
    }

    /// Never by its token: what is tried is written down.
    private static String attempt(OpenLink link) {
        return "link " + link.id();
    }
}
