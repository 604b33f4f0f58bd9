package photoshare.web.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// The answer to a link that was used, is too old or never was.
final class LinkGone {

    private LinkGone() {}

    static ModelAndView page() {
        var page = new ModelAndView("link-gone");
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}
