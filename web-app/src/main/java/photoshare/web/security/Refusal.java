package photoshare.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// With a lost session the CSRF token is lost as well, and its guard asks before anybody else. What
/// helps then is signing in again, not "forbidden".
@Component
final class Refusal implements AccessDeniedHandler {

    /// Whether it was not about what, but about from where: an old page may be the reason.
    static final String STALE = Refusal.class.getName() + ".stale";

    private final SignInPrompt signIn;
    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

    Refusal(SignInPrompt signIn) {
        this.signIn = signIn;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            signIn.commence(
                    request,
                    response,
                    new InsufficientAuthenticationException("Not signed in", denied));
        } else {
            request.setAttribute(STALE, denied instanceof CsrfException);
            forbidden.handle(request, response, denied);
        }
    }
}
