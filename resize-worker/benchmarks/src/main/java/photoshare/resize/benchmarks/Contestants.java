package photoshare.resize.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import photoshare.resize.engine.vips.VipsLibrary;

/// Those of our engines and of their peers that can run on this machine.
///
/// @param missing the names of the others
record Contestants(List<Contestant> present, List<String> missing) {

    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    /// @param modules where npm has put sharp
    static Contestants find(Path modules) throws IOException {
        var all = new Contestants(new ArrayList<>(), new ArrayList<>());
        boolean vips =
                VipsLibrary.find(System.getenv().getOrDefault("PHOTOSHARE_VIPS", "")).isPresent();
        all.add(vips, java(Contestant.OURS, "vips", 256));
        all.add(true, java(Contestant.THUMBNAILATOR, "thumbnailator", 1024));
        all.add(true, java(Contestant.PLAIN, "plain", 1024));
        Map<String, String> withSharp = Map.of("NODE_PATH", modules.toString());
        boolean sharp = works(withSharp, "node", "-e", "require('sharp')");
        all.add(sharp, sharp(Contestant.SHARP_PER, "each", withSharp));
        all.add(sharp, sharp(Contestant.SHARP_CHAIN, "chain", withSharp));
        boolean thumbnail = works(Map.of(), "vipsthumbnail", "--version");
        all.add(thumbnail, python("vipsthumbnail", "python3", "vipsthumbnail.py"));
        String python = PYTHONS.stream().filter(Contestants::hasPillow).findFirst().orElse("");
        all.add(!python.isEmpty(), python("Pillow", python, "pillow.py"));
        return all;
    }

    private void add(boolean isPresent, Contestant contestant) {
        if (isPresent) {
            present.add(contestant);
        } else {
            missing.add(contestant.name());
        }
    }

    /// With the flags of the container image.
    private static Contestant java(String name, String engine, int heap) {
        return new Contestant(
                name,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx%dm".formatted(heap),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineLoop.class.getName(),
                        engine),
                Map.of("MALLOC_ARENA_MAX", "2"));
    }

    private static Contestant sharp(String name, String way, Map<String, String> environment)
            throws IOException {
        return new Contestant(name, List.of("node", "-e", script("sharp.js"), way), environment);
    }

    private static Contestant python(String name, String python, String script) throws IOException {
        return new Contestant(name, List.of(python, "-c", script(script)), Map.of());
    }

    private static boolean hasPillow(String python) {
        return works(Map.of(), python, "-c", "import PIL");
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Contestants.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean works(Map<String, String> environment, String... command) {
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(environment);
        try {
            return process.start().onExit().join().exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
