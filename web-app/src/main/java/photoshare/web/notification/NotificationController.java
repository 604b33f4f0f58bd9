package photoshare.web.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.web.security.Attempts;
import photoshare.web.security.Viewer;
import photoshare.web.system.Toast;

@Controller
@RequestMapping("/settings/notifications")
class NotificationController {

    private static final String BACK = "redirect:/settings/notifications";

    private final Wishes wishes;
    private final Attempts attempts;

    NotificationController(Wishes wishes, Attempts attempts) {
        this.wishes = wishes;
        this.attempts = attempts;
    }

    @GetMapping
    String show(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("wishes", wishes.of(viewer.id()));
        return "notifications";
    }

    /// A browser sends only what is ticked.
    @PostMapping
    String change(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "false") boolean photos,
            @RequestParam(defaultValue = "false") boolean invitations,
            @RequestParam(defaultValue = "") List<UUID> shown,
            @RequestParam(defaultValue = "") Set<UUID> friends,
            RedirectAttributes redirect) {
        wishes.change(viewer.id(), photos, invitations);
        shown.forEach(friend -> wishes.change(viewer.id(), friend, friends.contains(friend)));
        Toast.show(redirect, "notification.saved");
        return BACK;
    }

    @PostMapping("/test")
    String test(@AuthenticationPrincipal Viewer viewer, RedirectAttributes redirect) {
        attempts.mail("test", viewer)
                .ifPresentOrElse(
                        again ->
                                Toast.warn(
                                        redirect,
                                        "notification.test.enough",
                                        attempts.minutesUntil(again)),
                        () -> {
                            wishes.test(viewer.id());
                            Toast.show(redirect, "notification.test.done", viewer.email());
                        });
        return BACK;
    }

    @PostMapping("/again")
    String sendAgain(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam String mail,
            RedirectAttributes redirect) {
        Optional<Instant> again = attempts.mail("mail again", viewer);
        if (again.isPresent()) {
            long minutes = attempts.minutesUntil(again.get());
            Toast.warn(redirect, "notification.again.enough", minutes);
        } else if (wishes.sendAgain(viewer.id(), mail)) {
            Toast.show(redirect, "notification.again.done");
        }
        return BACK;
    }
}
