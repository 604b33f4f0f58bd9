package photoshare.web.account;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import photoshare.web.system.AppProperties;

/// Where the mail is that a page of this package speaks of, when this is a demo.
@ControllerAdvice(basePackageClasses = DemoInbox.class)
class DemoInbox {

    private final AppProperties app;

    DemoInbox(AppProperties app) {
        this.app = app;
    }

    @ModelAttribute("inbox")
    @Nullable URI inbox() {
        return app.inboxUrl();
    }
}
