package photoshare.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/// Asks whoever is not signed in to do so: pages lead to the sign-in page, everything else gets a
/// 401 that a script can read.
@Component
final class SignInPrompt implements AuthenticationEntryPoint {

    private static final String SIGNED_OUT =
            """
            {"status":401,"detail":"You were signed out. Nothing uploaded is lost: sign in again."}\
            """;

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (wantsPage(request)) {
            response.sendRedirect(sessionIsGone(request) ? "/login?ended" : "/login");
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write(SIGNED_OUT);
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /// The browser still holds the cookie of a session that no node knows any more.
    private static boolean sessionIsGone(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
