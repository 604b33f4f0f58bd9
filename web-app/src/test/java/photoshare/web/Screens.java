package photoshare.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The installed Chromium, what it complains of, and pictures of its pages where they are asked for
/// (`-Dscreenshots`). It is started once and ends with the tests: to start takes as long as many a
/// test.
public final class Screens implements AutoCloseable {

    private static final Browser CHROMIUM =
            Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                                    .setChromiumSandbox(false));

    /// They are for the eye, and would take a fifth of the time of all tests.
    private static final boolean PICTURES = Boolean.getBoolean("screenshots");

    private final String base;
    private final List<BrowserContext> opened = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    public Screens(int port) {
        base = "http://localhost:" + port;
    }

    /// A browser of somebody's own.
    public Page page() {
        return page(new Browser.NewContextOptions());
    }

    public Page pageIn(String timeZone) {
        return page(new Browser.NewContextOptions().setTimezoneId(timeZone));
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext context = CHROMIUM.newContext(options.setBaseURL(base));
        opened.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /// Errors in the browsers' consoles: scripts that fail, what the content security policy
    /// forbids.
    public List<String> complaints() {
        return complaints;
    }

    /// The next request of this kind meets a node in trouble.
    public static void failOnce(Page page, String address) {
        page.route(
                address,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(500)),
                new Page.RouteOptions().setTimes(1));
    }

    /// In the light and in the dark, on a phone, on a tablet and wide.
    public static void picture(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1280, 768, 390)) {
                picture(page, name, scheme, width);
            }
        }
        page.setViewportSize(1280, 800);
    }

    public static void picture(Page page, String name, ColorScheme scheme, int width) {
        look(page, scheme, width);
        if (!PICTURES) {
            return;
        }
        page.evaluate(
                "() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
        String file = "target/screenshots/%s-%s-%d.png".formatted(name, scheme, width);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(file)));
    }

    /// Without transitions: colours are what they are to be at once.
    public static void look(Page page, ColorScheme scheme, int width) {
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, 800);
    }

    /// What pages still ask for is no longer answered here: an answer to one that is closed fails.
    @Override
    public void close() {
        opened.stream().flatMap(context -> context.pages().stream()).forEach(Page::unrouteAll);
        opened.forEach(BrowserContext::close);
    }
}
