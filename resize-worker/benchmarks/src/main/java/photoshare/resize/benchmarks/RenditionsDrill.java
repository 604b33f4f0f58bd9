package photoshare.resize.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command behind `bin/drill renditions`.
@Command(
        name = "bin/drill renditions",
        description = {
            "Sends photos of every kind, damaged and hostile ones among them, through one worker of two",
            "threads, and looks at its memory."
        },
        sortOptions = false)
final class RenditionsDrill implements Callable<Integer> {

    private static final int AT_ONCE = 100;
    private static final double MOST_MEGABYTES = 600;
    private static final String HELD = "renditions_memory_bytes";

    @Option(names = "--work", required = true, hidden = true)
    private Path work = Path.of("");

    @Option(names = "--programs", required = true, arity = "3", hidden = true)
    private List<Path> programs = List.of();

    @Option(
            names = "--photos",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many (${DEFAULT-VALUE}).")
    private int photos;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    static void main(String... arguments) {
        System.exit(new CommandLine(new RenditionsDrill()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Crowd crowd = Crowd.in(work.resolve("photos"));
        var parts = new Programs(programs.get(0), programs.get(1), programs.get(2));
        try (var rig = new Rig(parts, work.resolve("store"), List.of())) {
            var memory = new Memory(rig.worker().process().pid());
            for (int done = 0; done < photos; done += AT_ONCE) {
                int from = done;
                List<UUID> uploaded =
                        rig.upload(Math.min(AT_ONCE, photos - done), i -> crowd.file(from + i));
                rig.submit();
                rig.awaitAllSettled();
                rig.remove(uploaded);
                System.out.printf(
                        "%5d ready, %d refused; %d MB, at most %d MB%n",
                        rig.count("READY"),
                        rig.count("FAILED"),
                        memory.megabytes(),
                        memory.peakMegabytes());
            }
            return report(memory.peakMegabytes(), held(rig.worker().port()));
        }
    }

    private static int report(long peak, double held) {
        var goals =
                List.of(
                        Goal.atMost("the most memory that it took, MB", peak, MOST_MEGABYTES),
                        Goal.atMost("held for pixels at the end, bytes", held, 0));
        goals.forEach(Goal::print);
        return goals.stream().allMatch(Goal::isMet) ? 0 : 1;
    }

    /// What the engine has not given back.
    private static double held(int port) throws IOException, InterruptedException {
        var metrics = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(HELD))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
