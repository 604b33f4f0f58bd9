package photoshare.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import photoshare.web.live.LiveStream.Story;
import photoshare.web.live.LiveStreams;

/// Ends requests in every way, so that error pages can be seen.
@TestComponent
@RestController
public class Failures {

    private final LiveStreams streams;

    Failures(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/failures/stream", produces = "text/event-stream")
    ResponseEntity<SseEmitter> failInTheMiddle() {
        Story story =
                _ -> {
                    throw new IllegalStateException("as the test wants it");
                };
        return streams.open("of a test", story, () -> {});
    }

    @GetMapping("/failures/{status}")
    void fail(@PathVariable int status, HttpServletResponse response) throws IOException {
        if (status == 500) {
            throw new IllegalStateException("as the test wants it");
        }
        response.sendError(status);
    }
}
