package photoshare.web.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import photoshare.web.account.ProviderAccounts.Outcome;
import photoshare.web.security.Sessions;

/// Where signing in at a provider leads. From here on nothing tells which way somebody came in: the
/// session holds the same as after a password.
@Component
final class ProviderSignIn extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(ProviderSignIn.class);

    private final ProviderAccounts accounts;
    private final Sessions sessions;
    private final LocaleResolver languages;

    ProviderSignIn(ProviderAccounts accounts, Sessions sessions, LocaleResolver languages) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.languages = languages;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        switch (outcome(request, signedIn)) {
            case Outcome.Known(var account) -> {
                sessions.become(account, request, response);
                super.onAuthenticationSuccess(request, response, signedIn);
            }
            case Outcome.NotVerifiedThere _ -> refuse(request, response, "unverified");
            case Outcome.NotConfirmedHere _ -> refuse(request, response, "unconfirmed");
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        log.info("Signing in at a provider failed: {}", why.getMessage());
        response.sendRedirect("/login?provider=failed");
    }

    private Outcome outcome(HttpServletRequest request, Authentication signedIn) {
        return signedIn.getPrincipal() instanceof OidcUser person
                ? found(request, person)
                : new Outcome.NotVerifiedThere();
    }

    /// Of two browsers that come for the first time at once, the second finds what the first made.
    private Outcome found(HttpServletRequest request, OidcUser person) {
        try {
            return accounts.of(person, languages.resolveLocale(request));
        } catch (DataIntegrityViolationException _) {
            return accounts.of(person, languages.resolveLocale(request));
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        Sessions.endThis(request);
        response.sendRedirect("/login?provider=" + why);
    }
}
