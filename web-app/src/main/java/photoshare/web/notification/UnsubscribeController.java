package photoshare.web.notification;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import photoshare.db.Subscriptions;
import photoshare.web.system.NotFoundException;

/// The end of mails about a friend's photos, without signing in. Opening the page changes nothing,
/// because mail servers open links to look for harm; a POST does, and it may come from a mail
/// program that shows nobody the page (RFC 8058): so no cookie, no token of the session, no
/// redirect.
@Controller
@RequestMapping("/unsubscribe/{token}")
class UnsubscribeController {

    private final Subscriptions subscriptions;

    UnsubscribeController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GetMapping
    String look(@PathVariable String token, Model model) {
        model.addAttribute(
                "subscription", subscriptions.find(token).orElseThrow(NotFoundException::new));
        return "unsubscribe";
    }

    @PostMapping
    String end(@PathVariable String token, Model model) {
        subscriptions.wantFriend(token, false);
        return look(token, model);
    }

    @PostMapping("/all")
    String endAll(@PathVariable String token, Model model) {
        subscriptions.wantAll(token, false);
        return look(token, model);
    }

    @PostMapping("/undo")
    String undo(@PathVariable String token, @RequestParam String what, Model model) {
        if (what.equals("all")) {
            subscriptions.wantAll(token, true);
        } else {
            subscriptions.wantFriend(token, true);
        }
        model.addAttribute("undone", true);
        return look(token, model);
    }
}
