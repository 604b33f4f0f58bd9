package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command behind `bin/bench job-server`.
@Command(
        name = "bin/bench job-server",
        description = "Puts the same load on this job server and on gearmand in turn.",
        sortOptions = false)
final class Bench implements Callable<Integer> {

    @Option(names = "--flags", required = true, hidden = true)
    private Path flags = Path.of("");

    @Option(names = "--program", required = true, hidden = true)
    private Path program = Path.of("");

    @Option(names = "--quick", description = "Two rounds, and a tenth of the jobs in full queues.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How often to measure a row (5).")
    private int rounds;

    @Option(
            names = "--only",
            arity = "1..*",
            paramLabel = "ROW",
            description = "Rows with names that begin so.")
    private List<String> only = List.of("");

    @Option(names = "--list", description = "Prints the names of all rows.")
    private boolean list;

    @Option(
            names = "--jmh",
            description = "Measures codec and broker alone instead; what follows goes to JMH.")
    private boolean jmh;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Stage> all = Stages.all(quick);
        if (list) {
            rows(all).forEach(row -> System.out.println(row.name()));
            return CommandLine.ExitCode.OK;
        }
        List<Stage> wanted =
                all.stream()
                        .filter(stage -> rows(List.of(stage)).anyMatch(this::isWanted))
                        .toList();
        if (wanted.isEmpty()) {
            System.err.println(
                    "No row begins with %s; --list shows all of them."
                            .formatted(String.join(" or ", only)));
            return CommandLine.ExitCode.USAGE;
        }
        measure(wanted);
        return CommandLine.ExitCode.OK;
    }

    private void measure(List<Stage> stages) throws IOException {
        if (!OriginalServer.isInstalled()) {
            System.out.println("gearmand is not installed: only our own values are measured.");
        }
        var launch = new Launch(flags, program);
        System.out.printf(
                "The load generator reaches %,.0f/s with a server that does nothing.%n%n",
                Load.ceiling(launch));
        try (var contest = new Contest(launch, rounds > 0 ? rounds : quick ? 2 : 5)) {
            Table.printHead();
            for (Stage stage : stages) {
                contest.hold(stage).stream()
                        .filter(result -> isWanted(result.row()))
                        .forEach(Table::print);
            }
        }
    }

    private static Stream<Row> rows(List<Stage> stages) {
        return stages.stream().flatMap(stage -> stage.rows().stream());
    }

    private boolean isWanted(Row row) {
        return only.stream().anyMatch(row.name()::startsWith);
    }
}
