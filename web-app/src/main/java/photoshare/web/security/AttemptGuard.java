package photoshare.web.security;

import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before the forms that anybody may send, and before the checking of passwords.
final class AttemptGuard extends OncePerRequestFilter {

    /// In how many minutes it may be tried again: the error page says it.
    static final String AGAIN_IN = AttemptGuard.class.getName() + ".againIn";

    private static final Set<String> GUARDED =
            Set.of("/login", "/register", "/register/again", "/forgot");

    private final Attempts attempts;
    private final InstantSource clock;

    AttemptGuard(Attempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !GUARDED.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Instant> again = attempts.begin(request);
        if (again.isPresent()) {
            refuse(request, response, again.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Instant again)
            throws IOException {
        long seconds = Math.max(1, Duration.between(clock.instant(), again).toSeconds());
        request.setAttribute(AGAIN_IN, Math.ceilDiv(seconds, 60));
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.sendError(TOO_MANY_REQUESTS.value());
    }
}
