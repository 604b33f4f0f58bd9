package photoshare.web.system;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One sentence on the next page, said aloud by screen readers.
///
/// @param undo where to post what undoes it
public record Toast(Sentence sentence, boolean warning, @Nullable String undo)
        implements Serializable {

    public static void show(RedirectAttributes redirect, String code, Object... arguments) {
        put(redirect, new Toast(Sentence.of(code, arguments), false, null));
    }

    public static void warn(RedirectAttributes redirect, String code, Object... arguments) {
        put(redirect, new Toast(Sentence.of(code, arguments), true, null));
    }

    public static void offerUndo(
            RedirectAttributes redirect, String undo, String code, Object... arguments) {
        put(redirect, new Toast(Sentence.of(code, arguments), false, undo));
    }

    private static void put(RedirectAttributes redirect, Toast toast) {
        redirect.addFlashAttribute("toast", toast);
    }
}
