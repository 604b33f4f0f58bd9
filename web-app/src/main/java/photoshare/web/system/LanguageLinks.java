package photoshare.web.system;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/// The same page in another language: what its address says besides stays in it.
@ControllerAdvice
class LanguageLinks {

    @ModelAttribute("besides")
    String besides(HttpServletRequest request) {
        String query =
                UriComponentsBuilder.newInstance()
                        .query(request.getQueryString())
                        .replaceQueryParam(LanguageConfiguration.CHOICE)
                        .build()
                        .getQuery();
        return query == null ? "" : query + "&";
    }
}
