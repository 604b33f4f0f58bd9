package photoshare.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.MailLinks;
import photoshare.web.security.Attempts;
import photoshare.web.security.Sessions;

@Controller
class RegisterController {

    private final Registration registration;
    private final MailLinks links;
    private final Sessions sessions;
    private final Attempts attempts;

    RegisterController(
            Registration registration, MailLinks links, Sessions sessions, Attempts attempts) {
        this.registration = registration;
        this.links = links;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    @GetMapping("/register")
    String form(@RequestParam(defaultValue = "") String invite, Model model) {
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
            HttpServletResponse response) {
        if (errors.hasErrors()) {
            return "register";
        }
        try {
            Account account = registration.register(form, language);
            attempts.confirmation(account.id());
            sessions.begin(account, request, response);
            return account.confirmed() ? "redirect:/" : "redirect:/settings/confirmation";
        } catch (DataIntegrityViolationException _) {
            errors.rejectValue("email", "account.email.taken");
            return "register";
        }
    }
}
