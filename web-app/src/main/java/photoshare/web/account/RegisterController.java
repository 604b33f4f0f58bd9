package photoshare.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.Friendships;
import photoshare.db.MailLinks;
import photoshare.web.security.Attempts;
import photoshare.web.security.Sessions;
import photoshare.web.security.Viewer;
import photoshare.web.system.Toast;

/// A new account. The answer is the same whether the address has one already.
@Controller
class RegisterController {

    private final Registration registration;
    private final MailLinks links;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Friendships friendships;

    RegisterController(
            Registration registration,
            MailLinks links,
            Sessions sessions,
            Attempts attempts,
            Friendships friendships) {
        this.registration = registration;
        this.links = links;
        this.sessions = sessions;
        this.attempts = attempts;
        this.friendships = friendships;
    }

    @GetMapping("/register")
    String form(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @RequestParam(defaultValue = "") String invite,
            Model model) {
        if (viewer != null) {
            return "redirect:/";
        }
        if (model.containsAttribute("sentTo")) {
            return "check-mail";
        }
        model.addAttribute(
                "form",
                links.find(invite, AccountMailKind.INVITE)
                        .map(link -> RegisterForm.of(link.email(), invite))
                        .orElse(RegisterForm.EMPTY));
        return "register";
    }

    @PostMapping("/register")
    String register(
            @Valid @ModelAttribute("form") RegisterForm form,
            BindingResult errors,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return "register";
        }
        Optional<Account> made = made(form, language);
        if (made.filter(Account::confirmed).isPresent()) {
            sessions.begin(made.get(), request, response);
            friendships
                    .findFriendsOf(made.get().id())
                    .forEach(inviter -> Toast.show(redirect, "friend.now", inviter.name()));
            return "redirect:/";
        }
        attempts.confirmation(form.email());
        made.ifPresent(account -> Newcomer.remember(account, request));
        redirect.addFlashAttribute("sentTo", form.email());
        return "redirect:/register";
    }

    @PostMapping("/register/again")
    String sendAgain(@RequestParam String email, RedirectAttributes redirect) {
        attempts.confirmation(email)
                .ifPresentOrElse(
                        soon ->
                                Toast.warn(
                                        redirect,
                                        "account.confirmation.soon",
                                        attempts.secondsUntil(soon)),
                        () -> {
                            registration.tell(email);
                            Toast.show(redirect, "account.confirmation.sent", email);
                        });
        redirect.addFlashAttribute("sentTo", email);
        return "redirect:/register";
    }

    /// Of two who register an address at once, the second hears what they would a moment later.
    private Optional<Account> made(RegisterForm form, Locale language) {
        try {
            return registration.register(form, language);
        } catch (DataIntegrityViolationException _) {
            return registration.register(form, language);
        }
    }
}
