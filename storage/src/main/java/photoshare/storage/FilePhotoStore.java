package photoshare.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/// Photos in a directory that all nodes see: one machine's disk, or a shared file system on which
/// renaming is atomic.
///
/// A photo is the directory `61/2e/<id>` with the files `original`, `320.jpg` and so on. The two
/// levels above it are the **last** bytes of the id: the first ones are its time, and would put all
/// photos of one month into one directory.
public final class FilePhotoStore implements PhotoStore {

    private static final Duration STALE = Duration.ofDays(1);
    private static final int PHOTO_LEVEL = 3;

    private final Path root;
    private final Path incoming;

    /// Opens the store, makes its directory if need be, and removes what crashed writers left
    /// behind more than a day ago.
    ///
    /// @throws IOException if the directory cannot be written; the message says which and why
    public FilePhotoStore(Path directory, InstantSource clock) throws IOException {
        root = directory.toAbsolutePath().normalize();
        incoming = root.resolve("incoming");
        try {
            Files.createDirectories(incoming);
            removeLeftovers(clock.instant().minus(STALE));
            IncomingFile.in(incoming).close();
        } catch (IOException e) {
            throw new IOException("The photo store %s cannot be used: %s".formatted(root, e), e);
        }
    }

    @Override
    public StoredPhoto write(PhotoKey key, InputStream in, long maxBytes) throws IOException {
        try (IncomingFile file = IncomingFile.in(incoming)) {
            StoredPhoto stored = file.receive(in, maxBytes);
            publish(file, key);
            return stored;
        }
    }

    @Override
    public InputStream open(PhotoKey key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public OptionalLong size(PhotoKey key) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(key)));
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        }
    }

    @Override
    public Stream<UUID> untouchedSince(Instant time) throws IOException {
        return Files.find(
                        root,
                        PHOTO_LEVEL,
                        (_, file) ->
                                file.isDirectory()
                                        && file.lastModifiedTime().toInstant().isBefore(time))
                .filter(path -> root.relativize(path).getNameCount() == PHOTO_LEVEL)
                .map(path -> UUID.fromString(path.getFileName().toString()));
    }

    /// Moves the photo's directory out of sight first, so that nobody finds half a photo.
    @Override
    public void delete(UUID photo) throws IOException {
        Path doomed = incoming.resolve(UUID.randomUUID().toString());
        try {
            Files.move(directory(photo), doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException _) {
            return;
        }
        deleteTree(doomed);
    }

    private void publish(IncomingFile file, PhotoKey key) throws IOException {
        Path directory = directory(key.photo());
        try {
            Files.createDirectories(directory);
            file.moveTo(directory.resolve(name(key)));
            syncDownTo(directory);
        } catch (IOException e) {
            throw new IOException("Cannot store %s in %s: %s".formatted(key, root, e), e);
        }
    }

    /// Every level, even if it was there before: its maker may not have come to sync it yet.
    private void syncDownTo(Path directory) throws IOException {
        Path level = root;
        Directories.sync(level);
        for (Path name : root.relativize(directory)) {
            level = level.resolve(name);
            Directories.sync(level);
        }
    }

    private Path path(PhotoKey key) {
        return directory(key.photo()).resolve(name(key));
    }

    private static String name(PhotoKey key) {
        return switch (key) {
            case PhotoKey.Original _ -> "original";
            case PhotoKey.Rendition(_, RenditionSize size) -> size.edge() + ".jpg";
        };
    }

    private Path directory(UUID photo) {
        String id = photo.toString();
        return root.resolve(id.substring(32, 34), id.substring(34), id);
    }

    private void removeLeftovers(Instant before) throws IOException {
        for (Path file : list(incoming)) {
            try {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    deleteTree(file);
                }
            } catch (NoSuchFileException _) {
                continue; // another process has just finished with it
            }
        }
    }

    private static void deleteTree(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            for (Path inner : list(file)) {
                Files.deleteIfExists(inner);
            }
        }
        Files.deleteIfExists(file);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
