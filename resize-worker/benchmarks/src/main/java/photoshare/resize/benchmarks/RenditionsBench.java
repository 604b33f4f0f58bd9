package photoshare.resize.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command behind `bin/bench renditions`.
@Command(
        name = "bin/bench renditions",
        description = {
            "Makes three renditions (2048, 1024, 320 pixels) of photos that it makes itself, with the",
            "engines of this project and with their peers in turn."
        },
        sortOptions = false)
final class RenditionsBench implements Callable<Integer> {

    private static final int FEW = 3;
    private static final int ENOUGH = 5;
    private static final List<String> QUICK = List.of("12mp", "24mp", "display-p3");

    private static final String FIRST_CORE = "0";
    private static final String TWO_CORES = "0,1";
    private static final int TWO = 2;

    @Option(names = "--work", required = true, hidden = true)
    private Path work = Path.of("");

    @Option(names = "--quick", description = "Three photos, three rounds.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How often to measure (5).")
    private int rounds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Only the contest on one thread (1), or only that on two (2).")
    private int threads;

    @Option(
            names = "--only",
            arity = "1..*",
            paramLabel = "PHOTO",
            description =
                    "Photos with names that begin so: 12mp, 12mp-other, 12mp-busy, 24mp, 48mp, progressive, display-p3, turned, png.")
    private List<String> only = List.of("");

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    static void main(String... arguments) {
        System.exit(new CommandLine(new RenditionsBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Photo> photos = Photo.ALL.stream().filter(this::isWanted).toList();
        if (photos.isEmpty()) {
            System.err.println(
                    "No photo begins with %s; --help names them."
                            .formatted(String.join(" or ", only)));
            return CommandLine.ExitCode.USAGE;
        }
        if (threads < 0 || threads > TWO) {
            System.err.println("--threads is 1 or 2, not %d.".formatted(threads));
            return CommandLine.ExitCode.USAGE;
        }
        var contestants = Contestants.find(work.resolve("node_modules"));
        if (!contestants.missing().isEmpty()) {
            System.out.println(RenditionsReport.missing(contestants.missing()));
        }
        List<Goal> goals = new ArrayList<>();
        if (threads != TWO) {
            oneCore(contestants.present(), photos, goals);
        }
        if (threads != 1) {
            twoThreads(contestants.present(), photos, goals);
        }
        System.out.println();
        goals.forEach(Goal::print);
        return CommandLine.ExitCode.OK;
    }

    private boolean isWanted(Photo photo) {
        return only.stream().anyMatch(photo.name()::startsWith)
                && (!quick || QUICK.contains(photo.name()));
    }

    private void oneCore(List<Contestant> contestants, List<Photo> photos, List<Goal> goals)
            throws IOException {
        var report = new RenditionsReport(contestants.stream().map(Contestant::name).toList());
        var cache = new PhotoCache(work.resolve("photos"));
        var speeds = new Speeds();
        var quality = new QualityContest(work.resolve("renditions"));
        try (var contest = new Contest(contestants, FIRST_CORE, 1, rounds())) {
            contest.warmUp(cache.files(photos));
            report.printHead("One core: ms of CPU for each photo, and times as fast as sharp-per");
            for (Photo photo : photos) {
                Path file = cache.file(photo);
                var times = contest.measure(List.of(file));
                report.printTimes(photo.name(), times);
                speeds.add(photo.name(), times);
            }
            report.printMeans(speeds);
            report.printPeaks(contest.peakMegabytes());
            goals.addAll(RenditionsReport.oneCore(speeds));
            for (Photo photo : photos) {
                if (photo.canBeReferenced()) {
                    quality.measure(cache.file(photo), contest);
                }
            }
        }
        if (!quality.isEmpty()) {
            report.printHead("Against 16-bit Lanczos: SSIM, PSNR in dB, kB of all photos");
            report.printQuality(quality);
            goals.addAll(RenditionsReport.quality(quality));
        }
    }

    private void twoThreads(List<Contestant> contestants, List<Photo> photos, List<Goal> goals)
            throws IOException {
        List<Contestant> threaded = contestants.stream().filter(Contestant::isThreaded).toList();
        var report = new RenditionsReport(threaded.stream().map(Contestant::name).toList());
        var cache = new PhotoCache(work.resolve("photos"));
        List<Path> files = cache.files(photos);
        try (var contest = new Contest(threaded, TWO_CORES, TWO, rounds())) {
            contest.warmUp(files);
            report.printHead(
                    "Two threads: ms of CPU for each photo, and times as fast as sharp-per");
            var times = contest.measure(files);
            report.printTimes("all in turn", times);
            report.printPeaks(contest.peakMegabytes());
            goals.add(RenditionsReport.twoThreads(times));
        }
    }

    private int rounds() {
        return rounds > 0 ? rounds : quick ? FEW : ENOUGH;
    }
}
