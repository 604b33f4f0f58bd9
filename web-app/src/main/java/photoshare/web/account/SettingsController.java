package photoshare.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Account;
import photoshare.web.security.Attempts;
import photoshare.web.security.Sessions;
import photoshare.web.security.Viewer;
import photoshare.web.system.Toast;

@Controller
@RequestMapping("/settings")
class SettingsController {

    private static final String BACK = "redirect:/settings";

    private final OwnAccount own;
    private final Addresses addresses;
    private final Sessions sessions;
    private final Attempts attempts;
    private final LocaleResolver languages;

    SettingsController(
            OwnAccount own,
            Addresses addresses,
            Sessions sessions,
            Attempts attempts,
            LocaleResolver languages) {
        this.own = own;
        this.addresses = addresses;
        this.sessions = sessions;
        this.attempts = attempts;
        this.languages = languages;
    }

    @GetMapping
    String settings(@AuthenticationPrincipal Viewer viewer, Model model) {
        return page(viewer, model);
    }

    @PostMapping("/name")
    String rename(
            @AuthenticationPrincipal Viewer viewer,
            @Valid @ModelAttribute("nameForm") SettingsForms.Name form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return page(viewer, model);
        }
        sessions.refresh(own.rename(viewer.id(), form.name()));
        Toast.show(redirect, "account.name.done", form.name());
        return BACK;
    }

    /// Of the mails and of pages, whatever was chosen in this browser before.
    @PostMapping("/language")
    String speak(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Account reader = own.speak(viewer.id(), language);
        sessions.refresh(reader);
        languages.setLocale(request, response, reader.language());
        Toast.show(redirect, "account.language.done");
        return BACK;
    }

    @PostMapping("/address")
    String changeAddress(
            @AuthenticationPrincipal Viewer viewer,
            @Valid @ModelAttribute("addressForm") SettingsForms.Address form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        checkPassword(viewer, form.current(), errors);
        if (!errors.hasErrors() && attempts.mail("confirmation", viewer).isPresent()) {
            errors.rejectValue("email", "account.email.often");
        }
        if (errors.hasErrors()) {
            return page(viewer, model);
        }
        addresses.ask(viewer.id(), form.email());
        redirect.addFlashAttribute("addressAsked", form.email());
        return "redirect:/settings#address";
    }

    @PostMapping("/address/keep")
    String keepAddress(@AuthenticationPrincipal Viewer viewer, RedirectAttributes redirect) {
        addresses.keep(viewer.id(), viewer.email());
        Toast.show(redirect, "account.address.cancelled", viewer.email());
        return BACK;
    }

    @PostMapping("/password")
    String changePassword(
            @AuthenticationPrincipal Viewer viewer,
            @Valid @ModelAttribute("passwordForm") SettingsForms.Password form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        checkPassword(viewer, form.current(), errors);
        if (errors.hasErrors()) {
            return page(viewer, model);
        }
        own.changePassword(viewer.id(), form.password());
        sessions.endOthers(viewer.id(), request);
        Toast.show(redirect, "account.password.done");
        return BACK;
    }

    /// For who signs in elsewhere, and would like to have one.
    @PostMapping("/password/link")
    String sendPasswordLink(@AuthenticationPrincipal Viewer viewer, RedirectAttributes redirect) {
        if (attempts.mail("password", viewer).isPresent()) {
            Toast.warn(redirect, "account.email.often");
        } else {
            addresses.forgotten(viewer.email());
            Toast.show(redirect, "account.password.none.sent", viewer.email());
        }
        return BACK;
    }

    @PostMapping("/sessions/end")
    String signOutElsewhere(
            @AuthenticationPrincipal Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        sessions.endOthers(viewer.id(), request);
        Toast.show(redirect, "account.sessions.done");
        return BACK;
    }

    @PostMapping("/delete")
    String delete(
            @AuthenticationPrincipal Viewer viewer,
            @ModelAttribute("deleteForm") SettingsForms.Delete form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        checkPassword(viewer, form.current(), errors);
        if (errors.hasErrors()) {
            return page(viewer, model);
        }
        own.delete(viewer.id());
        sessions.endAll(viewer.id(), request);
        Toast.show(redirect, "account.delete.done");
        return "redirect:/login";
    }

    private void checkPassword(Viewer viewer, String password, BindingResult errors) {
        if (password.isEmpty()) {
            errors.rejectValue("current", "account.password.missing");
        } else if (!own.isPassword(viewer.id(), password)) {
            errors.rejectValue("current", "account.password.wrong");
        }
    }

    /// All forms stand on one page: the one that was sent with what is wrong in it, the others
    /// empty.
    private String page(Viewer viewer, Model model) {
        Map.of(
                        "nameForm", new SettingsForms.Name(viewer.name()),
                        "addressForm", SettingsForms.Address.EMPTY,
                        "passwordForm", SettingsForms.Password.EMPTY,
                        "deleteForm", SettingsForms.Delete.EMPTY)
                .forEach((name, form) -> {
                    if (!model.containsAttribute(name)) {
                        model.addAttribute(name, form);
                    }
                });
        addresses
                .asked(viewer.id(), viewer.email())
                .ifPresent(waiting -> model.addAttribute("addressWaiting", waiting));
        model.addAttribute("language", own.language(viewer.id()));
        model.addAttribute("hasPassword", own.hasPassword(viewer.id()));
        return "settings";
    }
}
