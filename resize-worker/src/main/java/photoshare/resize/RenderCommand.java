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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line behind `bin/render`: the engine alone, with all its guards, without Spring, job
/// server and database.
@Command(
        name = "bin/render",
        description = {
            "Makes the renditions of pictures: DIR/NAME.EXT_2048.jpg, _1024.jpg and _320.jpg.",
            "Prints one line for each, in their order: \"ok WIDTHxHEIGHT MILLISECONDS ms\", or \"refused: why\",",
            "or \"failed: why\" if a file cannot be read or written.",
            "Before a name that begins with a dash: --"
        },
        sortOptions = false)
final class RenderCommand implements Callable<Integer> {

    private static final long MAX_BYTES = 100L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /// Enough for all pixels of 24 megapixels; of larger pictures the engine in Java leaves some
    /// out.
    private static final long PICTURE_MEMORY = 100_000_000;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(
            names = "--engine",
            paramLabel = "auto|vips|thumbnailator",
            defaultValue = "auto",
            description = "libvips where there is one, if nothing is said.")
    private EngineChoice choice = EngineChoice.AUTO;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Made if need be.")
    private Path out = Path.of("");

    @Spec private CommandSpec specification = CommandSpec.create();

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
                .setExpandAtFiles(false)
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

    /// @return 0 if every file was rendered or refused, 1 if one could not be read or written
    @Override
    public Integer call() throws IOException {
        checkNames();
        var limits = PictureLimits.DEFAULT.withMaxBytes(MAX_BYTES);
        String library = System.getenv().getOrDefault("PHOTOSHARE_VIPS", "");
        var engine =
                choice.engine(new EngineChoice.Terms(limits, PATIENCE, library, PICTURE_MEMORY));
        makeFolder();
        int status = CommandLine.ExitCode.OK;
        for (Path file : files) {
            try (InputStream in = open(file)) {
                said.println(line(engine, limits, file, in));
            } catch (IOException e) {
                said.println("failed: " + sentence(file, e));
                status = CommandLine.ExitCode.SOFTWARE;
            }
        }
        return status;
    }

    /// A pipe that nobody writes to would keep all the others waiting.
    private static InputStream open(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString());
        }
        return Files.newInputStream(file);
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
            write(rendition(name, size), rendered.rendition(size).jpeg());
        }
    }

    private Path rendition(String name, RenditionSize size) {
        return out.resolve("%s_%d.jpg".formatted(name, size.edge()));
    }

    /// Whole or not at all.
    private static void write(Path file, byte[] jpeg) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.write(unfinished, jpeg);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            unfinished.toFile().delete();
            throw new UnwrittenException(file, e);
        }
    }

    /// No file takes the place of another.
    private void checkNames() {
        var originals = new HashSet<Path>();
        files.forEach(file -> originals.add(file.toAbsolutePath().normalize()));
        var taken = new HashMap<Path, Path>();
        for (Path file : files) {
            for (RenditionSize size : RenditionSize.values()) {
                Path rendition = rendition(String.valueOf(file.getFileName()), size);
                if (originals.contains(rendition.toAbsolutePath().normalize())) {
                    throw wrong(
                            "A rendition of %s would replace the original %s"
                                    .formatted(file, rendition));
                }
                Path other = taken.put(rendition, file);
                if (other != null && !other.equals(file)) {
                    throw wrong(
                            "%s and %s have the same name, so the same renditions"
                                    .formatted(other, file));
                }
            }
        }
    }

    private CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(specification.commandLine(), sentence);
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

    private static String sentence(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return file + " is a folder, not a file.";
        }
        return switch (e) {
            case UnwrittenException trouble -> trouble.sentence;
            case NoSuchFileException _ -> file + " is not there.";
            case AccessDeniedException _ -> file + " may not be read.";
            case FileSystemException _ when !Files.isRegularFile(file) -> file + " is not a file.";
            case FileSystemException trouble ->
                    "%s cannot be read: %s".formatted(file, reason(trouble));
            default -> "%s cannot be read: %s.".formatted(file, e.getMessage());
        };
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? "no permission." : e.getReason() + ".";
    }

    private static final class UnwrittenException extends IOException {

        private final String sentence;

        UnwrittenException(Path file, IOException cause) {
            super(cause);
            String why =
                    cause instanceof FileSystemException there
                            ? reason(there)
                            : cause.getMessage() + ".";
            sentence = "%s cannot be written: %s".formatted(file, why);
        }
    }
}
