package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a stage on both servers in turn.
final class Contest {

    /// @param theirs not a number if the original is not installed
    record Result(Row row, double ours, double theirs) {}

    private final Path flags;
    private final int rounds;

    Contest(Path flags, int rounds) {
        this.flags = flags;
        this.rounds = rounds;
    }

    List<Result> hold(Stage stage) throws IOException {
        try (Server ours = OurServer.start(flags, MeasuredServer.class)) {
            stage.prepare(ours);
            for (int i = 0; i < stage.warmUps(); i++) {
                stage.measure(ours);
            }
            return OriginalServer.isInstalled() ? against(ours, stage) : alone(ours, stage);
        }
    }

    private List<Result> against(Server ours, Stage stage) throws IOException {
        try (Server theirs = OriginalServer.start()) {
            stage.prepare(theirs);
            var ourValues = new ArrayList<double[]>();
            var theirValues = new ArrayList<double[]>();
            for (int i = 0; i < stage.rounds(rounds); i++) {
                ourValues.add(stage.measure(ours));
                theirValues.add(stage.measure(theirs));
            }
            return results(stage, ourValues, theirValues);
        }
    }

    private List<Result> alone(Server ours, Stage stage) throws IOException {
        var values = new ArrayList<double[]>();
        for (int i = 0; i < stage.rounds(rounds); i++) {
            values.add(stage.measure(ours));
        }
        return results(stage, values, List.of());
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
