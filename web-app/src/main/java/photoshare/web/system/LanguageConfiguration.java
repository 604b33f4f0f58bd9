package photoshare.web.system;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import photoshare.web.security.Viewer;

/// Every page in the language that was chosen in this browser (`?language=de`), else in the one
/// that whoever is signed in chose, else in the one the browser asks for. Who chooses while signed
/// in chooses for both.
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
    static final String CHOICE = "language";

    private final ApplicationEventPublisher events;

    LanguageConfiguration(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Bean
    LocaleResolver localeResolver() {
        LocaleResolver asked = askedFor();
        var chosen = new CookieLocaleResolver(CHOICE);
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
    static LocaleResolver askedFor() {
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
        var choosing = new KnownLanguages(events);
        choosing.setParamName(CHOICE);
        choosing.setHttpMethods("GET");
        registry.addInterceptor(choosing);
    }

    /// A language that there is no bundle for takes an earlier choice back.
    private static final class KnownLanguages extends LocaleChangeInterceptor {

        private final ApplicationEventPublisher events;

        KnownLanguages(ApplicationEventPublisher events) {
            this.events = events;
        }

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler)
                throws ServletException {
            if (HttpMethod.GET.matches(request.getMethod())) {
                chosen(request.getParameter(CHOICE))
                        .ifPresent(language -> viewer(request).ifPresent(it -> tell(it, language)));
            }
            return super.preHandle(request, response, handler);
        }

        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            return chosen(value).orElse(null);
        }

        private void tell(Viewer viewer, Locale language) {
            if (!viewer.language().equals(Optional.of(language))) {
                events.publishEvent(new LanguageChosen(viewer.id(), language));
            }
        }

        private static Optional<Locale> chosen(@Nullable String value) {
            return LANGUAGES.stream()
                    .filter(language -> language.toLanguageTag().equals(value))
                    .findFirst();
        }
    }
}
