package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command behind `bin/bench job-server`.
@Command(
        name = "bin/bench job-server",
        mixinStandardHelpOptions = true,
        description = "The same load on this job server and on gearmand in turn.")
final class Bench implements Callable<Integer> {

    @Option(names = "--flags", required = true, hidden = true)
    private Path flags = Path.of("");

    @Option(names = "--quick", description = "Two rounds and a tenth of the jobs in full queues.")
    private boolean quick;

    @Option(names = "--rounds", description = "How often each row is measured; 5.")
    private int rounds;

    @Option(
            names = "--only",
            arity = "1..*",
            paramLabel = "ROW",
            description = "Rows whose name begins so.")
    private List<String> only = List.of();

    @Option(names = "--list", description = "Prints the names of the rows.")
    private boolean list;

    static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Stage> stages = Stages.all(quick).stream().filter(this::isWanted).toList();
        if (list || stages.isEmpty()) {
            Stages.all(quick)
                    .forEach(stage -> stage.rows().forEach(row -> System.out.println(row.name())));
            return list ? 0 : 2;
        }
        if (!OriginalServer.isInstalled()) {
            System.out.println("gearmand is not installed: only our own values are measured.");
        }
        printCeiling();
        var contest = new Contest(flags, rounds > 0 ? rounds : quick ? 2 : 5);
        Table.printHead();
        for (Stage stage : stages) {
            contest.hold(stage).forEach(Table::print);
        }
        return 0;
    }

    private boolean isWanted(Stage stage) {
        return only.isEmpty()
                || stage.rows().stream()
                        .anyMatch(row -> only.stream().anyMatch(row.name()::startsWith));
    }

    private void printCeiling() throws IOException {
        try (Server server = OurServer.start(flags, NullServer.class)) {
            double best = 0;
            for (int i = 0; i < 3; i++) {
                best =
                        Math.max(
                                best,
                                Load.submit(
                                        server,
                                        Submissions.background(100),
                                        1,
                                        64,
                                        1_000_000,
                                        Duration.ofSeconds(2)));
            }
            System.out.printf(
                    "The load generator reaches %,.0f/s with a server that does nothing (window 64).%n",
                    best);
        }
    }
}
