package photoshare.web.account;

import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.web.system.Toast;

@Controller
class RegisterController {

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final InstantSource clock;

    RegisterController(Accounts accounts, PasswordEncoder passwords, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    @GetMapping("/register")
    String form(Model model) {
        model.addAttribute("form", RegisterForm.EMPTY);
        return "register";
    }

    @PostMapping("/register")
    String register(
            @Valid @ModelAttribute("form") RegisterForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (form.passwordIsTooLong()) {
            errors.rejectValue(
                    "password", "long", "Up to 72 bytes, please: that is 72 plain letters.");
        }
        if (errors.hasErrors() || isTaken(form, errors)) {
            return "register";
        }
        redirect.addFlashAttribute("email", form.email());
        Toast.show(redirect, "Welcome! Your account is ready: sign in.");
        return "redirect:/login";
    }

    /// The database decides, because two people may register the same address at once.
    private boolean isTaken(RegisterForm form, BindingResult errors) {
        try {
            accounts.save(newAccount(form));
            return false;
        } catch (DataIntegrityViolationException _) {
            errors.rejectValue("email", "taken", "This address is registered already: sign in.");
            return true;
        }
    }

    private Account newAccount(RegisterForm form) {
        return new Account(
                Objects.requireNonNull(form.email()),
                Objects.requireNonNull(form.name()),
                Objects.requireNonNull(passwords.encode(form.password())),
                clock.instant());
    }
}
