package photoshare.resize.engine.vips;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/// Where libvips may be, the best place first.
final class VipsPlaces {

    private static final String SYSTEM = "libvips.so.42";
    private static final String NOWHERE = "none";

    private VipsPlaces() {}

    static Stream<String> of(String configured) {
        if (configured.equals(NOWHERE)) {
            return Stream.empty();
        }
        Stream<String> chosen = Stream.of(configured).filter(file -> !file.isBlank());
        return Stream.concat(chosen, Stream.concat(npm(), Stream.of(SYSTEM)));
    }

    /// The build for the image library sharp, which needs nothing else and is faster than Debian's.
    /// Looked for as Node would: in this directory and those above it.
    private static Stream<String> npm() {
        String folder = "node_modules/@img/sharp-libvips-linux-%s/lib".formatted(architecture());
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(VipsPlaces::libraries);
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x64";
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }

    private static Stream<String> libraries(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "libvips-cpp.so*")) {
            return Stream.of(files.iterator().next().toString());
        } catch (IOException | NoSuchElementException _) {
            return Stream.empty();
        }
    }
}
