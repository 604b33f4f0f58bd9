package photoshare.jobserver.benchmarks;

/// The table, line by line as the rows are measured.
final class Table {

    private static final String LINE = "%-36s %18s %18s %9s %9s  %s%n";

    private Table() {}

    static void printHead() {
        System.out.printf(LINE, "row", "ours", "gearmand", "ratio", "goal", "met");
    }

    static void print(Contest.Result result) {
        Row row = result.row();
        double ratio = result.ours() / result.theirs();
        System.out.printf(
                LINE,
                row.name(),
                row.format(result.ours()),
                row.format(result.theirs()),
                Double.isNaN(ratio) ? "-" : "%.2fx".formatted(ratio),
                row.goal(),
                row.goal().isMet(result.ours(), result.theirs()) ? "yes" : "NO");
    }
}
