package photoshare.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Every page may ask who looks at it.
@ControllerAdvice
class ViewerAdvice {

    @ModelAttribute("viewer")
    @Nullable Viewer viewer(@AuthenticationPrincipal @Nullable Viewer viewer) {
        return viewer;
    }
}
