package photoshare.web.jobs;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.web.system.NotFoundException;
import photoshare.web.system.Toast;

/// The buttons that only a demo has.
@Controller
class DemoController {

    private static final String PAGE = "redirect:/jobs";

    private final DemoControl demo;
    private final JobsBoards boards;

    DemoController(DemoControl demo, JobsBoards boards) {
        this.demo = demo;
        this.boards = boards;
    }

    @PostMapping("/jobs/demo/kill")
    String kill(@RequestParam String part, RedirectAttributes redirect) {
        requireDemo();
        boolean allowed =
                demo.parts().stream().anyMatch(it -> it.name().equals(part) && it.mayBeKilled());
        if (!allowed) {
            Toast.warn(redirect, "jobs.demo.not-killed", part);
            return PAGE;
        }
        tell(redirect, demo.order("kill", part), "jobs.demo.killed", part);
        return PAGE;
    }

    @PostMapping("/jobs/demo/start")
    String start(@RequestParam String part, RedirectAttributes redirect) {
        requireDemo();
        tell(redirect, demo.order("start", part), "jobs.demo.started", part);
        return PAGE;
    }

    @PostMapping("/jobs/demo/load")
    String load(@RequestParam int photos, RedirectAttributes redirect) {
        requireDemo();
        tell(redirect, demo.order("load", Integer.toString(photos)), "jobs.demo.loads", photos);
        return PAGE;
    }

    private void requireDemo() {
        if (!demo.present()) {
            throw new NotFoundException();
        }
    }

    private void tell(
            RedirectAttributes redirect, Optional<String> refusal, String code, Object argument) {
        refusal.ifPresentOrElse(
                reason -> Toast.warn(redirect, "jobs.demo.refused", reason),
                () -> Toast.show(redirect, code, argument));
        boards.changed();
    }
}
