package photoshare.web.jobs;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.FailedPhotos;
import photoshare.db.MailFriend;
import photoshare.db.MailLedger;
import photoshare.db.Outbox;
import photoshare.storage.picture.Refusal;
import photoshare.web.system.Toast;

/// What operators do about work that went wrong.
@Controller
class RepairController {

    private static final String PAGE = "redirect:/jobs";

    private final JobsBoards boards;
    private final Outbox outbox;
    private final FailedPhotos photos;
    private final MailLedger ledger;

    RepairController(JobsBoards boards, Outbox outbox, FailedPhotos photos, MailLedger ledger) {
        this.boards = boards;
        this.outbox = outbox;
        this.photos = photos;
        this.ledger = ledger;
    }

    /// @param job its unique id: a job that is owed, or a photo that failed
    @PostMapping("/jobs/retry")
    String retry(@RequestParam String job, RedirectAttributes redirect) {
        boolean retried = outbox.revive(job) || photos.retry(job);
        tell(redirect, retried, "jobs.retried");
        return PAGE;
    }

    @PostMapping("/jobs/retry-all")
    String retryAll(RedirectAttributes redirect) {
        Toast.show(
                redirect, "jobs.retried-all", outbox.revive() + photos.retryAll(Refusal.LASTING));
        boards.changed();
        return PAGE;
    }

    @PostMapping("/jobs/send-again")
    String sendAgain(
            @RequestParam UUID batch, @RequestParam UUID recipient, RedirectAttributes redirect) {
        tell(redirect, ledger.sendAgain(new MailFriend(batch, recipient)), "jobs.sent-again");
        return PAGE;
    }

    private void tell(RedirectAttributes redirect, boolean done, String code) {
        if (done) {
            Toast.show(redirect, code);
        } else {
            Toast.warn(redirect, "jobs.too-late");
        }
        boards.changed();
    }
}
