package photoshare.web.gallery;

import org.springframework.context.support.DefaultMessageSourceResolvable;

/// A sentence or a part of one, by its name in a bundle: the page says it in its reader's language.
final class Phrase {

    private Phrase() {}

    static DefaultMessageSourceResolvable of(String code, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }
}
