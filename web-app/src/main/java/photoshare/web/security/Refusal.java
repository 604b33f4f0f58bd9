package photoshare.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;
import org.springframework.stereotype.Component;

/// With a lost session the CSRF token is lost as well, and its guard asks before anybody else. What
/// helps then is signing in again, not "forbidden".
@Component
final class Refusal implements AccessDeniedHandler {

    /// Whether it was not about what, but about from where: an old page may be the reason.
    static final String STALE = Refusal.class.getName() + ".stale";

    /// They need nobody who is signed in. In another tab somebody may sign in while one is open,
    /// and with that its token is over.
    private static final RequestMatcher FORMS_FOR_ANYBODY =
            RequestMatchers.anyOf(
                    Stream.of(
                                    "/login",
                                    "/register/**",
                                    "/forgot",
                                    "/reset/*",
                                    "/confirm/*",
                                    "/invite/*/*",
                                    "/s/**")
                            .map(PathPatternRequestMatcher.withDefaults()::matcher)
                            .toArray(RequestMatcher[]::new));

    private final SignInPrompt signIn;
    private final EnteredAddress entered;
    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

    Refusal(SignInPrompt signIn, EnteredAddress entered) {
        this.signIn = signIn;
        this.entered = entered;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (mayBeSentAnew(request, denied)) {
            entered.keep(request, response);
            response.sendRedirect(request.getRequestURI() + "?stale");
        } else if (SecurityContextHolder.getContext().getAuthentication() == null) {
            signIn.commence(
                    request,
                    response,
                    new InsufficientAuthenticationException("Not signed in", denied));
        } else {
            request.setAttribute(STALE, denied instanceof CsrfException);
            forbidden.handle(request, response, denied);
        }
    }

    private static boolean mayBeSentAnew(HttpServletRequest request, AccessDeniedException denied) {
        return denied instanceof CsrfException
                && SignInPrompt.wantsPage(request)
                && FORMS_FOR_ANYBODY.matches(request);
    }
}
