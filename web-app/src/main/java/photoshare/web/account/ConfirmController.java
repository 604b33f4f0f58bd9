package photoshare.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.MailLinks;
import photoshare.web.security.Attempts;
import photoshare.web.security.Sessions;
import photoshare.web.security.Viewer;
import photoshare.web.system.Toast;

/// The link that confirms an address. Opening it changes nothing, because mail servers open links
/// to look for harm; the button does.
@Controller
class ConfirmController {

    private final Addresses addresses;
    private final MailLinks links;
    private final Sessions sessions;
    private final Attempts attempts;

    ConfirmController(Addresses addresses, MailLinks links, Sessions sessions, Attempts attempts) {
        this.addresses = addresses;
        this.links = links;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    @GetMapping("/settings/confirmation")
    String checkYourMail(@AuthenticationPrincipal Viewer viewer) {
        return viewer.unconfirmed() ? "check-mail" : "redirect:/";
    }

    @PostMapping("/settings/confirmation")
    String sendAgain(@AuthenticationPrincipal Viewer viewer, RedirectAttributes redirect) {
        if (!viewer.unconfirmed()) {
            return "redirect:/";
        }
        Optional<Instant> soon = attempts.confirmation(viewer.email());
        if (soon.isPresent()) {
            Toast.warn(redirect, "account.confirmation.soon", attempts.secondsUntil(soon.get()));
            return "redirect:/settings/confirmation";
        }
        attempts.mail("confirmation", viewer)
                .ifPresentOrElse(
                        again ->
                                Toast.warn(
                                        redirect,
                                        "account.confirmation.often",
                                        attempts.minutesUntil(again)),
                        () -> {
                            addresses.ask(viewer.id(), viewer.email());
                            Toast.show(redirect, "account.confirmation.sent", viewer.email());
                        });
        return "redirect:/settings/confirmation";
    }

    @GetMapping("/confirm/{token}")
    ModelAndView look(
            @PathVariable String token,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            RedirectAttributes redirect) {
        return links.find(token, AccountMailKind.CONFIRM)
                .map(link ->
                        new ModelAndView(
                                "confirm",
                                Map.of(
                                        "email", link.email(),
                                        "moving", addresses.moved(link).map(Account::name),
                                        "confirming", true)))
                .orElseGet(() -> usedBefore(token, viewer, redirect));
    }

    @PostMapping("/confirm/{token}")
    ModelAndView confirm(
            @PathVariable String token,
            @AuthenticationPrincipal @Nullable Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            return addresses
                    .confirm(token)
                    .map(account -> {
                        sessions.refresh(account);
                        Toast.show(redirect, "account.confirm.done", account.email());
                        if (viewer != null || signIn(account, request, response)) {
                            return new ModelAndView("redirect:/");
                        }
                        redirect.addFlashAttribute("email", account.email());
                        return new ModelAndView("redirect:/login");
                    })
                    .orElseGet(() -> usedBefore(token, viewer, redirect));
        } catch (DataIntegrityViolationException _) {
            Toast.warn(redirect, "account.confirm.taken");
            return new ModelAndView(viewer == null ? "redirect:/login" : "redirect:/");
        }
    }

    /// Whoever opens a link again has what they wanted from it.
    private ModelAndView usedBefore(
            String token, @Nullable Viewer viewer, RedirectAttributes redirect) {
        if (viewer == null || !hasConfirmed(token, viewer)) {
            return LinkGone.page();
        }
        Toast.show(redirect, "account.confirm.already", viewer.email());
        return new ModelAndView("redirect:/");
    }

    private boolean hasConfirmed(String token, Viewer viewer) {
        return links.findSpent(token, AccountMailKind.CONFIRM)
                .filter(link -> link.accountId().equals(viewer.id()))
                .filter(link -> link.email().equalsIgnoreCase(viewer.email()))
                .isPresent();
    }

    private boolean signIn(
            Account account, HttpServletRequest request, HttpServletResponse response) {
        boolean newcomer = Newcomer.is(account, request);
        if (newcomer) {
            sessions.begin(account, request, response);
        }
        return newcomer;
    }
}
