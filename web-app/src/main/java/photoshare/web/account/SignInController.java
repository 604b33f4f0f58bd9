package photoshare.web.account;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

    private final List<DemoAccounts> demo;

    SignInController(ObjectProvider<DemoAccounts> demo) {
        this.demo = demo.stream().toList();
    }

    @GetMapping("/login")
    String signIn(@RequestParam Map<String, String> why, Model model) {
        model.addAttribute("refused", why.containsKey("error"));
        model.addAttribute("ended", why.containsKey("ended"));
        model.addAttribute("signedOut", why.containsKey("out"));
        model.addAttribute("demoPeople", demo.stream().flatMap(d -> d.people().stream()).toList());
        return "login";
    }
}
