package photoshare.resize;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import photoshare.resize.engine.Extent;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendered;
import photoshare.resize.engine.RenderingStoppedException;
import photoshare.resize.engine.RenditionEngine;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command line behind `bin/render`: the engine alone, with all its guards, without Spring, job
/// server and database.
@Command(
        name = "bin/render",
        description = {
            "Makes the renditions of pictures: DIR/NAME.EXT_2048.jpg, _1024.jpg and _320.jpg.",
            "Prints one line for each: \"ok WIDTHxHEIGHT MILLISECONDS ms\", or \"refused: why\"."
        },
        sortOptions = false)
final class RenderCommand implements Callable<Integer> {

    private static final long MAX_BYTES = 100L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Enough for all pixels of 24 megapixels; of larger pictures the engine in Java leaves some
    /// out.
    private static final long PICTURE_MEMORY = 100_000_000;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(
            names = "--engine",
            paramLabel = "vips|thumbnailator",
            defaultValue = "auto",
            description = "libvips where there is one, if nothing is said.")
    private EngineChoice choice = EngineChoice.AUTO;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Made if need be.")
    private Path out = Path.of("");

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    private final PrintWriter said;
    private final PrintWriter complaints;

    RenderCommand(PrintWriter said, PrintWriter complaints) {
        this.said = said;
        this.complaints = complaints;
    }

    static void main(String[] arguments) {
        var said = new PrintWriter(System.out, true);
        var complaints = new PrintWriter(System.err, true);
        System.exit(new RenderCommand(said, complaints).execute(arguments));
    }

    int execute(String... arguments) {
        return new CommandLine(this)
                .setOut(said)
                .setErr(complaints)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> {
                    complaints.println(e.getMessage() + ". See bin/render --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, _, _) -> {
                    complaints.println(e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    /// @return 0 if every file was rendered or refused, 1 if one could not be read
    @Override
    public Integer call() throws IOException {
        var limits = PictureLimits.DEFAULT.withMaxBytes(MAX_BYTES);
        String library = System.getenv().getOrDefault("PHOTOSHARE_VIPS", "");
        var engine =
                choice.engine(new EngineChoice.Terms(limits, PATIENCE, library, PICTURE_MEMORY));
        makeFolder();
        int status = CommandLine.ExitCode.OK;
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                said.println(line(engine, limits, file, in));
            } catch (IOException e) {
                complaints.println(sentence(file, e));
                status = CommandLine.ExitCode.SOFTWARE;
            }
        }
        return status;
    }

    private String line(RenditionEngine engine, PictureLimits limits, Path file, InputStream in)
            throws IOException {
        long start = System.nanoTime();
        try (Original original = Original.read(in, limits)) {
            Rendered rendered = engine.render(original);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            write(file.getFileName().toString(), rendered);
            Extent whole = rendered.whole();
            return "ok %dx%d %d ms%s"
                    .formatted(
                            whole.width(),
                            whole.height(),
                            millis,
                            rendered.damaged() ? ", damaged" : "");
        } catch (PictureRefusedException | RenderingStoppedException e) {
            return "refused: " + e.getMessage();
        }
    }

    /// Three files for every picture; of a small one the larger ones are the same.
    private void write(String name, Rendered rendered) throws IOException {
        for (RenditionSize size : RenditionSize.values()) {
            Path file = out.resolve("%s_%d.jpg".formatted(name, size.edge()));
            Files.write(file, rendered.rendition(size).jpeg());
        }
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(out);
        } catch (FileAlreadyExistsException _) {
            throw new IOException(out + " is a file, not a folder.");
        } catch (IOException _) {
            throw new IOException("The folder %s cannot be made.".formatted(out));
        }
    }

    private String sentence(Path file, IOException e) {
        if (e instanceof FileSystemException there && there.getFile().startsWith(out.toString())) {
            return "%s cannot be written: %s".formatted(there.getFile(), reason(there));
        }
        if (Files.isDirectory(file)) {
            return file + " is a folder, not a file.";
        }
        return switch (e) {
            case NoSuchFileException _ -> file + " is not there.";
            case AccessDeniedException _ -> file + " may not be read.";
            case FileSystemException trouble ->
                    "%s cannot be read: %s".formatted(file, reason(trouble));
            default -> "%s cannot be read: %s".formatted(file, e.getMessage());
        };
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? "no permission." : e.getReason() + ".";
    }
}
