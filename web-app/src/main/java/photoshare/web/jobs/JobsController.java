package photoshare.web.jobs;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Outbox;
import photoshare.db.Photos;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.JobServerException;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.spring.JobServerConnectionDetails;
import photoshare.web.jobs.ServerReport.FunctionReport;
import photoshare.web.system.Toast;

/// For operators: what waits, who works, what was given up.
@Controller
class JobsController {

    private final JobServerConnectionDetails jobServers;
    private final ConnectionOptions connection;
    private final Outbox outbox;
    private final Photos photos;

    JobsController(
            JobServerConnectionDetails jobServers,
            ConnectionOptions connection,
            Outbox outbox,
            Photos photos) {
        this.jobServers = jobServers;
        this.connection = connection;
        this.outbox = outbox;
        this.photos = photos;
    }

    @GetMapping("/jobs")
    String jobs(Model model) {
        model.addAttribute("servers", jobServers.servers().stream().map(this::report).toList());
        model.addAttribute("debt", outbox.debt());
        model.addAttribute("recent", photos.findTop20ByStartedAtIsNotNullOrderByStartedAtDesc());
        return "jobs";
    }

    @PostMapping("/jobs/revive")
    String revive(RedirectAttributes redirect) {
        outbox.revive();
        Toast.show(redirect, "What was given up is tried again.");
        return "redirect:/jobs";
    }

    private ServerReport report(ServerAddress server) {
        try {
            List<FunctionReport> functions =
                    new AdminClient(server, connection)
                            .status().stream().map(FunctionReport::of).toList();
            return new ServerReport(server.toString(), functions, "");
        } catch (JobServerException e) {
            return new ServerReport(server.toString(), List.of(), String.valueOf(e.getMessage()));
        }
    }
}
