package photoshare.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.MailLinks;
import photoshare.web.security.Sessions;
import photoshare.web.system.Toast;

/// A new password for whoever reads mail at the address. The answer to the question is the same
/// whether anybody has that address.
@Controller
class ResetController {

    private final Addresses addresses;
    private final MailLinks links;
    private final Sessions sessions;

    ResetController(Addresses addresses, MailLinks links, Sessions sessions) {
        this.addresses = addresses;
        this.links = links;
        this.sessions = sessions;
    }

    @GetMapping("/forgot")
    String ask(Model model) {
        model.addAttribute("form", ForgotForm.EMPTY);
        return "forgot";
    }

    @PostMapping("/forgot")
    String send(
            @Valid @ModelAttribute("form") ForgotForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return "forgot";
        }
        addresses.forgotten(form.email());
        redirect.addFlashAttribute("sentTo", form.email());
        return "redirect:/forgot";
    }

    @GetMapping("/reset/{token}")
    ModelAndView form(@PathVariable String token) {
        return links.find(token, AccountMailKind.RESET)
                .map(_ -> new ModelAndView("reset", "form", NewPasswordForm.EMPTY))
                .orElseGet(LinkGone::page);
    }

    @PostMapping("/reset/{token}")
    ModelAndView change(
            @PathVariable String token,
            @Valid @ModelAttribute("form") NewPasswordForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return new ModelAndView("reset");
        }
        Optional<Account> account = addresses.changePassword(token, form.password());
        if (account.isEmpty()) {
            return LinkGone.page();
        }
        sessions.endAll(account.get().id(), request);
        sessions.begin(account.get(), request, response);
        Toast.show(redirect, "account.reset.done");
        return new ModelAndView("redirect:/");
    }
}
