package photoshare.resize.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import photoshare.storage.RenditionSize;

/// Collects what the contestants' renditions are worth, photo by photo.
final class QualityContest {

    private final Map<String, Map<RenditionSize, List<Quality>>> found = new LinkedHashMap<>();
    private final Path folder;

    /// @param folder for renditions, which are written over
    QualityContest(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void measure(Path file, Contest contest) throws IOException {
        Map<RenditionSize, Pixels> references = Quality.references(file);
        for (Contest.Seat seat : contest.seats()) {
            seat.renderer().render(file, folder);
            var sizes = found.computeIfAbsent(seat.name(), _ -> new EnumMap<>(RenditionSize.class));
            for (var reference : references.entrySet()) {
                RenditionSize size = reference.getKey();
                sizes.computeIfAbsent(size, _ -> new ArrayList<>())
                        .add(
                                Quality.of(
                                        reference.getValue(),
                                        folder.resolve(size.edge() + ".jpg")));
            }
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// Over all photos.
    ///
    /// @param contestant its name
    Quality average(String contestant, RenditionSize size) {
        var all = found.getOrDefault(contestant, Map.of()).getOrDefault(size, List.of());
        return new Quality(
                all.stream().mapToDouble(Quality::ssim).average().orElse(Double.NaN),
                all.stream().mapToDouble(Quality::psnr).average().orElse(Double.NaN),
                all.stream().mapToLong(Quality::bytes).sum());
    }

    /// Of all sizes of all photos.
    long bytes(String contestant) {
        return Stream.of(RenditionSize.values())
                .mapToLong(size -> average(contestant, size).bytes())
                .sum();
    }
}
