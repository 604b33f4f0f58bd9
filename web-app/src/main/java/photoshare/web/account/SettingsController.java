package photoshare.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.web.security.Attempts;
import photoshare.web.security.Sessions;
import photoshare.web.security.Viewer;
import photoshare.web.system.Toast;

@Controller
@RequestMapping("/settings")
class SettingsController {

    private static final String BACK = "redirect:/settings";
    private static final String WRONG_PASSWORD = "This is not your password.";

    private final OwnAccount own;
    private final Addresses addresses;
    private final Sessions sessions;
    private final Attempts attempts;

    SettingsController(OwnAccount own, Addresses addresses, Sessions sessions, Attempts attempts) {
        this.own = own;
        this.addresses = addresses;
        this.sessions = sessions;
        this.attempts = attempts;
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
        Toast.show(redirect, "Friends know you as %s now.".formatted(form.name()));
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
        if (!errors.hasErrors() && own.isTaken(form.email())) {
            errors.rejectValue("email", "taken", "This address is registered already.");
        }
        if (!errors.hasErrors() && attempts.mail("confirmation", viewer).isPresent()) {
            errors.rejectValue("email", "often", "That was often enough: try again later.");
        }
        if (errors.hasErrors()) {
            return page(viewer, model);
        }
        addresses.ask(viewer.id(), form.email());
        redirect.addFlashAttribute("addressAsked", form.email());
        return "redirect:/settings#address";
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
        Toast.show(redirect, "Your password is changed. Everywhere else you are signed out.");
        return BACK;
    }

    @PostMapping("/sessions/end")
    String signOutElsewhere(
            @AuthenticationPrincipal Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        sessions.endOthers(viewer.id(), request);
        Toast.show(redirect, "You are signed in here only.");
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
        Toast.show(redirect, "Your account and your photos are deleted.");
        return "redirect:/login";
    }

    private void checkPassword(Viewer viewer, String password, BindingResult errors) {
        if (!own.isPassword(viewer.id(), password)) {
            errors.rejectValue("current", "wrong", WRONG_PASSWORD);
        }
    }

    /// All forms stand on one page: the one that was sent with what is wrong in it, the others
    /// empty.
    private static String page(Viewer viewer, Model model) {
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
        return "settings";
    }
}
