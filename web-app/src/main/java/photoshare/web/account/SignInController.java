package photoshare.web.account;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInController {

    private final List<DemoAccounts> demo;

    SignInController(ObjectProvider<DemoAccounts> demo) {
        this.demo = demo.stream().toList();
    }

    @GetMapping("/login")
    String signIn(Model model) {
        model.addAttribute("demoPeople", demo.stream().flatMap(d -> d.people().stream()).toList());
        return "login";
    }
}
