package photoshare.web.share;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/// What is seen of a link that does not open.
@ControllerAdvice(basePackageClasses = ClosedLinks.class)
class ClosedLinks {

    @ExceptionHandler(LinkGone.class)
    ModelAndView gone() {
        return new ModelAndView("shared-gone", HttpStatus.GONE);
    }

    @ExceptionHandler(LinkLocked.class)
    ModelAndView locked() {
        return new ModelAndView("link-password", HttpStatus.UNAUTHORIZED);
    }
}
