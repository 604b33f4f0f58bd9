package photoshare.web.jobs;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Outbox;
import photoshare.db.Photos;
import photoshare.db.ResizeWorkers;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.spring.JobServerConnectionDetails;
import photoshare.web.system.Toast;

/// For operators: what waits, who works, what was given up.
@Controller
class JobsController {

    private final JobServerConnectionDetails jobServers;
    private final ConnectionOptions connection;
    private final Outbox outbox;
    private final Photos photos;
    private final ResizeWorkers workers;

    JobsController(
            JobServerConnectionDetails jobServers,
            ConnectionOptions connection,
            Outbox outbox,
            Photos photos,
            ResizeWorkers workers) {
        this.jobServers = jobServers;
        this.connection = connection;
        this.outbox = outbox;
        this.photos = photos;
        this.workers = workers;
    }

    @GetMapping("/jobs")
    String jobs(Model model) {
        List<ServerReport> servers = jobServers.servers().stream().map(this::report).toList();
        model.addAttribute("servers", servers);
        model.addAttribute("resizers", WorkerReport.all(resizers(servers), workers.ofOneDay()));
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
        return ServerReport.of(server, new AdminClient(server, connection));
    }

    private static List<String> resizers(List<ServerReport> servers) {
        return servers.stream().flatMap(server -> server.resizers().stream()).toList();
    }
}
