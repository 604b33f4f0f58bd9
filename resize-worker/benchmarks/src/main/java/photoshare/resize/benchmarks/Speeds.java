package photoshare.resize.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Milliseconds, by the name of the photo and then of the contestant.
record Speeds(Map<String, Map<String, Double>> millis) {

    Speeds() {
        this(new LinkedHashMap<>());
    }

    void add(String photo, Map<String, Double> times) {
        millis.put(photo, times);
    }

    /// How many times as fast the one is as the other.
    static double ratio(Map<String, Double> times, String one, String other) {
        return times.getOrDefault(other, Double.NaN) / times.getOrDefault(one, Double.NaN);
    }

    /// The geometric mean over all photos.
    double ratio(String one, String other) {
        return Math.exp(
                ratios(one, other).stream().mapToDouble(Math::log).average().orElse(Double.NaN));
    }

    /// On the photo on which it is lowest.
    double lowestRatio(String one, String other) {
        return ratios(one, other).stream()
                .mapToDouble(Double::doubleValue)
                .reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    private List<Double> ratios(String one, String other) {
        return millis.values().stream().map(times -> ratio(times, one, other)).toList();
    }
}
