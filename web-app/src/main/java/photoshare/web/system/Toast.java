package photoshare.web.system;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One sentence on the next page, said aloud by screen readers.
///
/// @param undo where to post what undoes it
public record Toast(String sentence, boolean warning, @Nullable String undo)
        implements Serializable {

    public static void show(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("toast", new Toast(sentence, false, null));
    }

    public static void offerUndo(RedirectAttributes redirect, String sentence, String undo) {
        redirect.addFlashAttribute("toast", new Toast(sentence, false, undo));
    }

    public static void warn(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("toast", new Toast(sentence, true, null));
    }
}
