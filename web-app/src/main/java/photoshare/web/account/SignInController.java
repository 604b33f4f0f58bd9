package photoshare.web.account;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import photoshare.web.security.Viewer;

@Controller
class SignInController {

    private static final Map<String, String> PROVIDER_TROUBLE =
            Map.of(
                    "failed", "account.login.provider.failed",
                    "unverified", "account.login.provider.unverified",
                    "unconfirmed", "account.login.provider.unconfirmed");

    /// @param page where it asks who somebody is
    record Provider(String name, String page) {}

    private final List<DemoAccounts> demo;
    private final List<Provider> providers;

    SignInController(
            ObjectProvider<DemoAccounts> demo,
            ObjectProvider<InMemoryClientRegistrationRepository> providers) {
        this.demo = demo.stream().toList();
        this.providers =
                providers.stream()
                        .flatMap(known -> StreamSupport.stream(known.spliterator(), false))
                        .map(SignInController::provider)
                        .toList();
    }

    @GetMapping("/login")
    String signIn(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @RequestParam Map<String, String> why,
            Model model) {
        if (viewer != null) {
            return "redirect:/";
        }
        model.addAttribute("refused", why.containsKey("error"));
        model.addAttribute("ended", why.containsKey("ended"));
        model.addAttribute("undone", why.containsKey("undone"));
        model.addAttribute("signedOut", why.containsKey("out"));
        model.addAttribute("providers", providers);
        model.addAttribute(
                "providerTrouble", PROVIDER_TROUBLE.get(why.getOrDefault("provider", "")));
        model.addAttribute("demoPeople", demo.stream().flatMap(d -> d.people().stream()).toList());
        return "login";
    }

    private static Provider provider(ClientRegistration known) {
        return new Provider(
                known.getClientName(), "/oauth2/authorization/" + known.getRegistrationId());
    }
}
