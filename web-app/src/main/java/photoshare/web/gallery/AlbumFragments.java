package photoshare.web.gallery;

import java.util.Map;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// The pieces of the album page that change while one looks at it, as the page itself has them, in
/// the language of the thread's viewer.
@Component
class AlbumFragments {

    private final ITemplateEngine templates;

    AlbumFragments(ITemplateEngine templates) {
        this.templates = templates;
    }

    String tile(Tile tile) {
        return render("tile", Map.of("tile", tile));
    }

    String strip(Strip strip) {
        return render("strip", Map.of("strip", strip));
    }

    private String render(String fragment, Map<String, Object> model) {
        return templates.process(
                "fragments/" + fragment,
                Set.of(fragment),
                new Context(LocaleContextHolder.getLocale(), model));
    }
}
