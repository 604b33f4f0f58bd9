package photoshare.web.jobs;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import photoshare.db.WorkFigures;

/// How much was done of late, as bars. Their height is their share of the highest.
///
/// @param done in each span, the oldest first
record Sparkline(List<Integer> done) {

    /// Height of the highest bar.
    static final int HEIGHT = 24;

    /// In the units of the drawing: bars are as wide as one, less a gap.
    record Bar(int x, double y, double height) {}

    static Sparkline flat() {
        return new Sparkline(Collections.nCopies(WorkFigures.SPANS, 0));
    }

    public int most() {
        return Collections.max(done);
    }

    public int total() {
        return done.stream().mapToInt(Integer::intValue).sum();
    }

    public String viewBox() {
        return "0 0 %d %d".formatted(done.size(), HEIGHT);
    }

    /// Even nothing is a line, so that one sees where the time goes.
    public List<Bar> bars() {
        double unit = (HEIGHT - 1.0) / Math.max(1, most());
        return IntStream.range(0, done.size())
                .mapToObj(i -> bar(i, 1 + Math.rint(10 * unit * done.get(i)) / 10))
                .toList();
    }

    private static Bar bar(int x, double height) {
        return new Bar(x, HEIGHT - height, height);
    }
}
