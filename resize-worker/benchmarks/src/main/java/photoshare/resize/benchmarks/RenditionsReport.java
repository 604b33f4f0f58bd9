package photoshare.resize.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import photoshare.storage.RenditionSize;

/// What `bin/bench renditions` prints.
final class RenditionsReport {

    private static final String COLUMN = "%18s";

    private static final double HARDLY_SEEN = 0.001;
    private static final double LARGER = 1.03;

    private final List<String> names;

    /// @param names of the contestants
    RenditionsReport(List<String> names) {
        this.names = names;
    }

    void printHead(String title) {
        System.out.printf("%n%s%n%-16s", title, "");
        names.forEach(name -> System.out.printf(COLUMN, name));
        System.out.println();
    }

    /// Milliseconds, and how many times as fast as sharp with a pipeline for each rendition.
    void printTimes(String photo, Map<String, Double> times) {
        System.out.printf("%-16s", photo);
        for (String name : names) {
            double ratio = Speeds.ratio(times, name, Contestant.SHARP_PER);
            String against = Double.isNaN(ratio) ? "" : " x%.2f".formatted(ratio);
            System.out.printf(
                    COLUMN, "%.0f%s".formatted(times.getOrDefault(name, Double.NaN), against));
        }
        System.out.println();
    }

    void printMeans(Speeds speeds) {
        System.out.printf("%-16s", "geometric mean");
        names.forEach(name ->
                System.out.printf(
                        COLUMN, "x%.2f".formatted(speeds.ratio(name, Contestant.SHARP_PER))));
        System.out.println();
    }

    void printPeaks(Map<String, Long> megabytes) {
        System.out.printf("%-16s", "peak memory, MB");
        names.forEach(name -> System.out.printf(COLUMN, megabytes.getOrDefault(name, 0L)));
        System.out.println();
    }

    void printQuality(QualityContest qualities) {
        for (RenditionSize size : List.of(RenditionSize.values()).reversed()) {
            System.out.printf("%-16s", size.edge());
            for (String name : names) {
                Quality quality = qualities.average(name, size);
                System.out.printf(
                        COLUMN,
                        "%.4f %.1f %d"
                                .formatted(quality.ssim(), quality.psnr(), quality.bytes() / 1000));
            }
            System.out.println();
        }
    }

    static List<Goal> oneCore(Speeds speeds) {
        return List.of(
                Goal.atLeast(
                        "one core, mean, times sharp-per",
                        speeds.ratio(Contestant.OURS, Contestant.SHARP_PER),
                        2.2),
                Goal.atLeast(
                        "one core, mean, times sharp-chain",
                        speeds.ratio(Contestant.OURS, Contestant.SHARP_CHAIN),
                        1.3),
                Goal.atLeast(
                        "one core, the worst photo, times sharp-chain",
                        speeds.lowestRatio(Contestant.OURS, Contestant.SHARP_CHAIN),
                        1),
                Goal.atLeast(
                        "one core, mean, Thumbnailator times its plain use",
                        speeds.ratio(Contestant.THUMBNAILATOR, Contestant.PLAIN),
                        2.5));
    }

    static Goal twoThreads(Map<String, Double> times) {
        return Goal.atLeast(
                "two threads, times sharp-per",
                Speeds.ratio(times, Contestant.OURS, Contestant.SHARP_PER),
                2.2);
    }

    static List<Goal> quality(QualityContest qualities) {
        var goals = new ArrayList<Goal>();
        for (RenditionSize size : List.of(RenditionSize.values()).reversed()) {
            Quality ours = qualities.average(Contestant.OURS, size);
            Quality sharps = qualities.average(Contestant.SHARP_PER, size);
            double less = size == RenditionSize.LARGE ? HARDLY_SEEN : 0;
            goals.add(Goal.atLeast("SSIM at " + size.edge(), ours.ssim(), sharps.ssim() - less));
        }
        goals.add(
                Goal.atMost(
                        "bytes of all sizes, times sharp-per",
                        (double) qualities.bytes(Contestant.OURS)
                                / qualities.bytes(Contestant.SHARP_PER),
                        LARGER));
        return goals;
    }

    static String missing(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", "Not on this machine: ", "."));
    }
}
