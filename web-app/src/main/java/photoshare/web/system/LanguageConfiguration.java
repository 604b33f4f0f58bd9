package photoshare.web.system;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import photoshare.web.security.Viewer;

/// Every page in the language that was chosen in this browser, else in the one that whoever is
/// signed in chose, else in the one the browser asks for.
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    @Bean
    LocaleResolver localeResolver() {
        LocaleResolver asked = askedFor();
        var chosen = new CookieLocaleResolver("language");
        chosen.setCookieMaxAge(Duration.ofDays(365));
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setRejectInvalidCookies(false);
        chosen.setDefaultLocaleFunction(request ->
                viewer(request)
                        .flatMap(Viewer::language)
                        .orElseGet(() -> asked.resolveLocale(request)));
        return chosen;
    }

    /// By the browser.
    private static LocaleResolver askedFor() {
        var asked = new AcceptHeaderLocaleResolver();
        asked.setSupportedLocales(LANGUAGES);
        asked.setDefaultLocale(Locale.ENGLISH);
        return asked;
    }

    private static Optional<Viewer> viewer(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication signedIn
                        && signedIn.getPrincipal() instanceof Viewer viewer
                ? Optional.of(viewer)
                : Optional.empty();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Here());
    }

    /// Tells the page under which address it stands, so that its choice of a language leads back to
    /// it. Where a request failed that is not the address of the error page.
    private static final class Here implements HandlerInterceptor {

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            String query = request.getQueryString();
            request.setAttribute(
                    "here",
                    (failed == null ? request.getRequestURI() : failed)
                            + (query == null ? "" : "?" + query));
            return true;
        }
    }
}
