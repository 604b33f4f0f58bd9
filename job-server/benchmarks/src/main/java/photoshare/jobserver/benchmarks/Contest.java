package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs stages on both servers in turn. Stages that leave nothing behind share the servers, so that
/// ours has compiled what it runs, as a server has that is not just started.
final class Contest implements AutoCloseable {

    /// @param theirs not a number if the original is not installed
    record Result(Row row, double ours, double theirs) {}

    private final Launch launch;
    private final int rounds;
    private final Set<Server> warm = new HashSet<>();
    private @Nullable Contenders shared;

    Contest(Launch launch, int rounds) {
        this.launch = launch;
        this.rounds = rounds;
    }

    List<Result> hold(Stage stage) throws IOException {
        if (stage.isModest()) {
            if (shared == null) {
                shared = stage.start(launch);
            }
            return hold(stage, shared);
        }
        close();
        try (Contenders own = stage.start(launch)) {
            return hold(stage, own);
        }
    }

    @Override
    public void close() throws IOException {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    private List<Result> hold(Stage stage, Contenders contenders) throws IOException {
        Server ours = contenders.ours();
        Server theirs = contenders.theirs();
        stage.prepare(ours);
        warmUp(stage, ours);
        if (theirs != null) {
            stage.prepare(theirs);
        }
        var ourValues = new ArrayList<double[]>();
        var theirValues = new ArrayList<double[]>();
        for (int i = 0; i < rounds; i++) {
            ourValues.add(stage.measure(ours));
            if (theirs != null) {
                theirValues.add(stage.measure(theirs));
            }
        }
        return results(stage, ourValues, theirValues);
    }

    private void warmUp(Stage stage, Server ours) throws IOException {
        int times = warm.add(ours) ? stage.warmUps() : Math.min(3, stage.warmUps());
        for (int i = 0; i < times; i++) {
            stage.measure(ours);
        }
    }

    private static List<Result> results(Stage stage, List<double[]> ours, List<double[]> theirs) {
        var results = new ArrayList<Result>();
        for (Row row : stage.rows()) {
            int column = results.size();
            results.add(new Result(row, median(ours, column), median(theirs, column)));
        }
        return results;
    }

    private static double median(List<double[]> rounds, int column) {
        double[] values = rounds.stream().mapToDouble(round -> round[column]).sorted().toArray();
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }
}
