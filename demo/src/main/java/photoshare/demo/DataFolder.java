package photoshare.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Where a running demo keeps everything: databases, photos, mails, logs. One demo at a time.
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final boolean temporary;
    private final FileChannel lockFile;

    private DataFolder(Path path, boolean temporary, FileChannel lockFile) {
        this.path = path;
        this.temporary = temporary;
        this.lockFile = lockFile;
    }

    /// Takes the folder, or a new one that goes away in the end.
    static DataFolder take(@Nullable Path kept) throws IOException {
        var path =
                kept == null
                        ? Files.createTempDirectory("photoshare-")
                        : Files.createDirectories(kept.toAbsolutePath().normalize());
        Files.createDirectories(path.resolve("logs"));
        return new DataFolder(path, kept == null, lock(path));
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel =
                FileChannel.open(
                        path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(channel)) {
            channel.close();
            throw new DemoException("Another demo runs with the data in " + path + ".");
        }
        return channel;
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
        if (temporary) {
            Folders.remove(path);
        }
    }
}
