package photoshare.web.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import photoshare.db.ShareLinks.OpenLink;

@Controller
class LinkPasswordController {

    private static final String PAGE = "link-password";

    private final LinkDoor door;
    private final InstantSource clock;

    LinkPasswordController(LinkDoor door, InstantSource clock) {
        this.door = door;
        this.clock = clock;
    }

    @PostMapping("/s/{token}")
    String open(
            @PathVariable String token,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        OpenLink link = door.find(token);
        Optional<Instant> again = door.tooSoon(link, request);
        if (again.isPresent()) {
            return refuse(again.get(), response, model);
        }
        return switch (door.knock(link, password, request)) {
            case OPENED -> "redirect:/s/" + token;
            case WRONG -> {
                model.addAttribute("wrong", true);
                yield PAGE;
            }
        };
    }

    private String refuse(Instant again, HttpServletResponse response, Model model) {
        long seconds = Math.max(1, Duration.between(clock.instant(), again).toSeconds());
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        model.addAttribute("againIn", Math.ceilDiv(seconds, 60));
        return PAGE;
    }
}
