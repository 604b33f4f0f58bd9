package photoshare.demo;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Real browsers: each person gets a context, with cookies of its own, in the Chromium that is
/// installed here.
final class Browsers implements AutoCloseable {

    private final Playwright playwright;
    private final Browser chromium;

    private Browsers(Path executable) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setChromiumSandbox(false)
                                        .setArgs(List.of("--disable-background-networking")));
    }

    /// Where no Chromium is installed the test is reported as not run.
    static Browsers open() {
        Optional<Path> executable = executable();
        if (executable.isEmpty()) {
            System.out.println(
                    "NOT RUN: journeys in a real browser, because no Chromium is installed");
        }
        assumeThat(executable).as("an installed Chromium").isPresent();
        return new Browsers(executable.orElseThrow());
    }

    Page newPerson(String url) {
        BrowserContext context =
                chromium.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(url)
                                .setLocale("en-GB")
                                .setViewportSize(1280, 900));
        return context.newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> executable() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name ->
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                                .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
