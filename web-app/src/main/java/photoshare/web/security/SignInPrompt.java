package photoshare.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/// Asks whoever is not signed in to do so: pages lead to the sign-in page, everything else gets a
/// 401 that a script can read.
@Component
final class SignInPrompt implements AuthenticationEntryPoint {

    private static final String SIGNED_OUT =
            """
            {"status":401,"detail":"%s"}\
            """;

    private final MessageSource words;
    private final LocaleResolver languages;

    SignInPrompt(MessageSource words, LocaleResolver languages) {
        this.words = words;
        this.languages = languages;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (wantsPage(request)) {
            response.sendRedirect("/login" + reason(request));
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getWriter().write(SIGNED_OUT.formatted(signedOut(request)));
        }
    }

    /// What was to be done is not done, and must be said: it could not be repeated by itself. Who
    /// wanted to sign out has what they wanted.
    private static String reason(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return "/logout".equals(request.getServletPath()) ? "?out" : "?undone";
        }
        return sessionIsGone(request) ? "?ended" : "";
    }

    /// Outside of Spring MVC nobody has asked yet which language it is to be.
    private String signedOut(HttpServletRequest request) {
        return words.getMessage("error.signed-out", null, languages.resolveLocale(request));
    }

    static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /// The browser still holds the cookie of a session that no node knows any more.
    private static boolean sessionIsGone(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
