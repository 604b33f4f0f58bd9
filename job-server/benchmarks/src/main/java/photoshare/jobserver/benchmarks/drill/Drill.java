package photoshare.jobserver.benchmarks.drill;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A pair of job servers serves one queue in one database. While clients submit and workers work,
/// one of the two is killed by SIGKILL at a random moment and started again, over and over. At the
/// end every job that was acknowledged must have been done.
@Command(
        name = "bin/drill job-server",
        description = "Kills job servers under load and counts the jobs that were lost.",
        sortOptions = false)
final class Drill implements Callable<Integer> {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int LONGEST_PAUSE_MILLIS = 1000;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many (${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats the choices of another run.")
    private @Nullable Long seed;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    static void main(String... arguments) {
        System.exit(new CommandLine(new Drill()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        long chosen = seed == null ? System.nanoTime() : seed;
        say("%d kills, seed %d".formatted(kills, chosen));
        var ledger = new Ledger();
        try (var database = new DrillDatabase();
                var servers = new ServerPair(database.url(), new Random(chosen))) {
            servers.start();
            try (var load = new Load(servers.addresses(), ledger)) {
                load.start();
                kill(servers, ledger, new Random(chosen));
                load.stopSubmitting();
                boolean finished = ledger.awaitNothingOwed(LONGEST_REST);
                return report(servers, ledger, finished);
            }
        }
    }

    private void kill(ServerPair servers, Ledger ledger, Random chance) throws Exception {
        for (int kill = 1; kill <= kills; kill++) {
            // one time in four during a take-over
            if (chance.nextInt(4) > 0) {
                servers.awaitServing(LONGEST_SILENCE);
                ledger.awaitProgress(LONGEST_SILENCE);
            }
            Thread.sleep(chance.nextInt(LONGEST_PAUSE_MILLIS));
            servers.killOne();
            if (kill % 10 == 0) {
                say("%4d kills: %s".formatted(kill, ledger));
            }
        }
        servers.awaitServing(LONGEST_SILENCE);
    }

    private static int report(ServerPair servers, Ledger ledger, boolean finished) {
        say(ledger.toString());
        say("take-over: %s".formatted(servers.takeOvers()));
        if (!finished) {
            say("still owed after %s: %s".formatted(LONGEST_REST, ledger.owed()));
        }
        say("%d lost".formatted(ledger.owedCount()));
        return ledger.owedCount() == 0 ? 0 : 1;
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
