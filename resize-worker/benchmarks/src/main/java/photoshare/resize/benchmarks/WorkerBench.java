package photoshare.resize.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command behind `bin/bench worker`: how much of the engine's rate is left when photos come as
/// jobs, from a store, and end in a database.
@Command(
        name = "bin/bench worker",
        description = {
            "Renders the same photos with the engine alone and with a whole worker in turn: job server,",
            "photo store and PostgreSQL included, all on two cores."
        },
        sortOptions = false)
final class WorkerBench implements Callable<Integer> {

    private static final String CORES = "0,1";
    private static final int THREADS = 2;
    private static final double GOAL = 0.85;

    @Option(names = "--work", required = true, hidden = true)
    private Path work = Path.of("");

    @Option(names = "--programs", required = true, arity = "3", hidden = true)
    private List<Path> programs = List.of();

    @Option(
            names = "--photos",
            paramLabel = "N",
            defaultValue = "100",
            description = "In each round (${DEFAULT-VALUE}), of 12 megapixels.")
    private int photos;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often to measure (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    static void main(String... arguments) {
        System.exit(new CommandLine(new WorkerBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = new PhotoCache(work.resolve("photos")).file(Photo.ALL.getFirst());
        Contestant engine = Contestants.find(work.resolve("node_modules")).present().getFirst();
        var alone = new ArrayList<Double>();
        var whole = new ArrayList<Double>();
        var parts = new Programs(programs.get(0), programs.get(1), programs.get(2));
        try (var renderer = Renderer.start(engine, CORES, THREADS);
                var rig = new Rig(parts, work.resolve("store"), List.of())) {
            alone(renderer, file);
            whole(rig, file);
            for (int i = 0; i < rounds; i++) {
                alone.add(alone(renderer, file));
                whole.add(whole(rig, file));
                System.out.printf(
                        "round %d: %s alone %.1f/s, worker %.1f/s%n",
                        i + 1, engine.name(), alone.getLast(), whole.getLast());
            }
        }
        Goal.atLeast(
                        "worker, times its engine",
                        Contest.median(whole) / Contest.median(alone),
                        GOAL)
                .print();
        return CommandLine.ExitCode.OK;
    }

    /// @return photos per second
    private double alone(Renderer renderer, Path file) throws IOException {
        long start = System.nanoTime();
        renderer.render(Collections.nCopies(photos, file));
        return photos * 1e9 / (System.nanoTime() - start);
    }

    private double whole(Rig rig, Path file) throws IOException, InterruptedException {
        List<UUID> uploaded = rig.upload(photos, _ -> file);
        long start = System.nanoTime();
        rig.submit();
        rig.awaitAllSettled();
        double rate = photos * 1e9 / (System.nanoTime() - start);
        rig.remove(uploaded);
        return rate;
    }
}
