package photoshare.web.jobs;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.ITemplateEngine;
import photoshare.web.live.LiveStreams;

/// For operators: what waits, who works, what went wrong.
@Controller
class JobsController {

    private final JobsBoards boards;
    private final ITemplateEngine templates;
    private final LiveStreams streams;
    private final DemoControl demo;

    JobsController(
            JobsBoards boards, ITemplateEngine templates, LiveStreams streams, DemoControl demo) {
        this.boards = boards;
        this.templates = templates;
        this.streams = streams;
        this.demo = demo;
    }

    @GetMapping("/jobs")
    String jobs(Model model) {
        model.addAttribute("board", boards.latest().board());
        model.addAttribute("demo", demo.present());
        return "jobs";
    }

    @GetMapping(path = "/jobs/events", produces = "text/event-stream")
    ResponseEntity<SseEmitter> events() {
        return streams.open("jobs", new JobsStream(boards, templates), () -> {});
    }
}
