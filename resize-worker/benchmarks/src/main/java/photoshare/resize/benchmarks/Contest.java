package photoshare.resize.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All contestants in turn, round by round, so that whatever else the machine does meets all alike.
/// What counts is CPU time: on one core it is the time by the clock of a machine that does nothing
/// else, and it stays right on one that does.
final class Contest implements AutoCloseable {

    private static final double SAMPLE_MILLIS = 1000;
    private static final int WARM_UP_MILLIS = 10_000;

    /// A contestant in its place.
    ///
    /// @param renderer what it runs as
    record Seat(String name, Renderer renderer) {}

    private record Turn(Seat seat, List<Path> work, List<Double> samples) {}

    private final List<Seat> seats = new ArrayList<>();
    private final int rounds;

    /// @param cpus that all of them run on, as taskset takes them
    /// @param threads of each of them
    Contest(List<Contestant> contestants, String cpus, int threads, int rounds) throws IOException {
        this.rounds = rounds;
        for (Contestant contestant : contestants) {
            seats.add(new Seat(contestant.name(), Renderer.start(contestant, cpus, threads)));
        }
    }

    /// What matters is not a process that has just started, or sees its first PNG.
    void warmUp(List<Path> files) throws IOException {
        for (Seat seat : seats) {
            double millis = seat.renderer().render(files) * files.size();
            seat.renderer().render(repeated(files, WARM_UP_MILLIS / millis));
        }
    }

    /// @return milliseconds for each photo, the median of the rounds, by the contestant's name
    Map<String, Double> measure(List<Path> files) throws IOException {
        var turns = new ArrayList<Turn>();
        for (Seat seat : seats) {
            double millis = seat.renderer().render(files) * files.size();
            turns.add(new Turn(seat, repeated(files, SAMPLE_MILLIS / millis), new ArrayList<>()));
        }
        for (int i = 0; i < rounds; i++) {
            for (Turn turn : turns) {
                turn.samples().add(turn.seat().renderer().render(turn.work()));
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        turns.forEach(turn -> medians.put(turn.seat().name(), median(turn.samples())));
        return medians;
    }

    Map<String, Long> peakMegabytes() throws IOException {
        var peaks = new LinkedHashMap<String, Long>();
        for (Seat seat : seats) {
            peaks.put(seat.name(), seat.renderer().peakMegabytes());
        }
        return peaks;
    }

    List<Seat> seats() {
        return List.copyOf(seats);
    }

    private static List<Path> repeated(List<Path> files, double times) {
        return Collections.nCopies(Math.max(1, (int) Math.ceil(times)), files).stream()
                .flatMap(List::stream)
                .toList();
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Override
    public void close() {
        seats.forEach(seat -> seat.renderer().close());
    }
}
