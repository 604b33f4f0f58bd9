package photoshare.resize.benchmarks;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.coobird.thumbnailator.Thumbnails;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendition;
import photoshare.resize.engine.RenditionEngine;
import photoshare.resize.engine.ThumbnailatorEngine;
import photoshare.resize.engine.vips.VipsEngine;
import photoshare.resize.engine.vips.VipsLibrary;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.PictureLimits;

/// An engine of ours as a contestant, see [Renderer].
final class EngineLoop {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double QUALITY = 0.82;

    /// As the worker has them: above those at upload.
    private static final PictureLimits LIMITS = PictureLimits.DEFAULT.withMaxBytes(100_000_000);

    /// From the file to the renditions, largest first.
    private interface Way {
        List<byte[]> render(Path file) throws IOException;
    }

    private EngineLoop() {}

    /// @param arguments the engine, and how many threads
    static void main(String... arguments) throws InterruptedException {
        Way way =
                switch (arguments[0]) {
                    case "vips" -> engine(vips());
                    case "thumbnailator" -> engine(thumbnailator());
                    case "plain" -> EngineLoop::plain;
                    case String other -> throw new IllegalArgumentException(other);
                };
        var in = new BufferedReader(new InputStreamReader(System.in));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            threads.add(Thread.ofPlatform().start(() -> loop(in, way)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static RenditionEngine vips() {
        String configured = System.getenv().getOrDefault("PHOTOSHARE_VIPS", "");
        VipsLibrary library = VipsLibrary.find(configured).orElseThrow();
        return new VipsEngine(library, LIMITS, PATIENCE);
    }

    private static RenditionEngine thumbnailator() {
        return new ThumbnailatorEngine(LIMITS, Runtime.getRuntime().maxMemory() / 2, PATIENCE);
    }

    private static Way engine(RenditionEngine engine) {
        return file -> {
            try (InputStream in = Files.newInputStream(file);
                    Original original = Original.read(in, LIMITS)) {
                return engine.render(original).renditions().stream().map(Rendition::jpeg).toList();
            }
        };
    }

    /// Thumbnailator as its documentation uses it.
    private static List<byte[]> plain(Path file) throws IOException {
        var renditions = new ArrayList<byte[]>();
        for (RenditionSize size : List.of(RenditionSize.values()).reversed()) {
            var out = new ByteArrayOutputStream();
            Thumbnails.of(file.toFile())
                    .size(size.edge(), size.edge())
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(out);
            renditions.add(out.toByteArray());
        }
        return renditions;
    }

    private static void loop(BufferedReader in, Way way) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fileAndFolder = line.split("\t");
                List<byte[]> renditions = way.render(Path.of(fileAndFolder[0]));
                if (fileAndFolder.length > 1) {
                    write(renditions, Path.of(fileAndFolder[1]));
                }
                System.out.println("1");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<byte[]> renditions, Path folder) throws IOException {
        List<RenditionSize> sizes = List.of(RenditionSize.values()).reversed();
        for (int i = 0; i < renditions.size(); i++) {
            Files.write(folder.resolve(sizes.get(i).edge() + ".jpg"), renditions.get(i));
        }
    }
}
