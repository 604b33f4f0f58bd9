package photoshare.web.system;

import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One sentence on the next page, said aloud by screen readers.
public record Toast(String sentence, boolean warning) implements Serializable {

    public static void show(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("toast", new Toast(sentence, false));
    }

    public static void warn(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("toast", new Toast(sentence, true));
    }
}
