package photoshare.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import photoshare.web.security.Viewer;

/// The choice below every page. Who chooses while signed in chooses for mails as well, so no
/// address does it: it would for whoever opens it.
@Controller
class LanguageController {

    /// A path of ours. Browsers take two slashes, in either direction, for the beginning of a host,
    /// and do not see control characters between them.
    private static final Pattern OURS = Pattern.compile("/([!-~&&[^/\\\\]][!-~]*)?");

    private final LocaleResolver languages;
    private final ApplicationEventPublisher events;

    LanguageController(LocaleResolver languages, ApplicationEventPublisher events) {
        this.languages = languages;
        this.events = events;
    }

    /// @param back where the page is on which it was chosen
    @PostMapping("/language")
    void choose(
            @RequestParam Locale language,
            @RequestParam(defaultValue = "/") String back,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (LanguageConfiguration.LANGUAGES.contains(language)) {
            languages.setLocale(request, response, language);
            if (viewer != null && !viewer.language().equals(Optional.of(language))) {
                events.publishEvent(new LanguageChosen(viewer.id(), language));
            }
        }
        response.sendRedirect(OURS.matcher(back).matches() ? back : "/");
    }
}
