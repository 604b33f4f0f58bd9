package photoshare.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Ends requests in every way, so that error pages can be seen.
@TestComponent
@RestController
public class Failures {

    @GetMapping("/failures/{status}")
    void fail(@PathVariable int status, HttpServletResponse response) throws IOException {
        if (status == 500) {
            throw new IllegalStateException("as the test wants it");
        }
        response.sendError(status);
    }
}
