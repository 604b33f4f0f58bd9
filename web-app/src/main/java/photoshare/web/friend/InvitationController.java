package photoshare.web.friend;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.web.security.Viewer;
import photoshare.web.system.Toast;

/// The page behind the link in an invitation. To read it one needs no account.
@Controller
@RequestMapping("/invite/{token}")
class InvitationController {

    private final InvitationLinks links;

    InvitationController(InvitationLinks links) {
        this.links = links;
    }

    @GetMapping
    ModelAndView look(
            @PathVariable String token, @AuthenticationPrincipal @Nullable Viewer viewer) {
        return links.look(token, Optional.ofNullable(viewer).map(Viewer::id))
                .map(guest -> new ModelAndView("invite", "guest", guest))
                .orElseGet(InvitationController::gone);
    }

    @PostMapping("/accept")
    ModelAndView accept(
            @PathVariable String token,
            @AuthenticationPrincipal Viewer viewer,
            RedirectAttributes redirect) {
        return links.accept(token, viewer.id())
                .map(name -> {
                    Toast.show(redirect, "friend.now", name);
                    return new ModelAndView("redirect:/friends");
                })
                .orElseGet(InvitationController::gone);
    }

    @PostMapping("/decline")
    ModelAndView decline(@PathVariable String token) {
        links.decline(token);
        return new ModelAndView("invite-declined", "closed", false);
    }

    @PostMapping("/close")
    ModelAndView closeAddress(@PathVariable String token) {
        links.closeAddress(token);
        return new ModelAndView("invite-declined", "closed", true);
    }

    private static ModelAndView gone() {
        var page = new ModelAndView("invite-gone");
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}
