package photoshare.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Starts child processes that do not outlive this one, not even when this one is killed: Linux
/// ends them together with us. They are out of reach of a terminal's Ctrl-C, which is for us: we
/// end them in order.
///
/// Linux watches the *thread* that started a child. So one thread starts them all, and it lives as
/// long as this object.
final class Processes implements AutoCloseable {

    /// Tools of Linux that become the program they are told to run. Other systems go without.
    private static final List<List<String>> TOOLS =
            List.of(List.of("setsid"), List.of("setpriv", "--pdeathsig", "KILL"));

    private final ExecutorService starter =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("process-starter").daemon().factory());
    private final List<String> prefix =
            TOOLS.stream().filter(tool -> succeeds(tool, "true")).flatMap(List::stream).toList();

    /// Starts a process that writes everything it says to the end of the log file.
    Process start(List<String> command, Map<String, String> environment, Path log) {
        return CompletableFuture.supplyAsync(() -> startHere(command, environment, log), starter)
                .join();
    }

    private Process startHere(List<String> command, Map<String, String> environment, Path log) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        var builder = new ProcessBuilder(whole);
        builder.environment().putAll(environment);
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a tool to its end.
    ///
    /// @throws DemoException with what the tool said, if it fails
    static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new DemoException("`" + String.join(" ", command) + "` failed: " + said);
        }
    }

    static boolean succeeds(List<String> command, String... more) {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(more));
        try {
            var process =
                    new ProcessBuilder(whole)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        starter.close();
    }
}
