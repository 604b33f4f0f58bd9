package photoshare.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/// Where signing in leads: to the page that was asked for, or back to the form, in which the
/// address still stands.
@Component
final class SignInOutcome extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler {

    private final Attempts attempts;
    private final EnteredAddress entered;

    SignInOutcome(Attempts attempts, EnteredAddress entered) {
        this.attempts = attempts;
        this.entered = entered;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication viewer)
            throws ServletException, IOException {
        attempts.succeeded(request);
        super.onAuthenticationSuccess(request, response, viewer);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        entered.keep(request, response);
        response.sendRedirect("/login?error");
    }
}
