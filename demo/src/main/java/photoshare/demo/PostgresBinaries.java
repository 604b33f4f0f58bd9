package photoshare.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL for this kind of machine, out of the jar that brings it.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// Unpacks PostgreSQL under the folder, unless that was done before.
    ///
    /// @return the folder that holds `bin`
    static Path unpackUnder(Path folder) throws IOException {
        var archive = archive();
        var unpacked = folder.resolve(archive.jar());
        if (!Files.exists(unpacked)) {
            Files.createDirectories(folder);
            var unfinished = Files.createTempDirectory(folder, "unpacking");
            unpack(archive.resource(), unfinished);
            Files.move(unfinished, unpacked);
        }
        return unpacked;
    }

    /// @param jar the file name of the jar without its ending; it tells the version
    private record Archive(String resource, String jar) {}

    private static Archive archive() {
        var resource = "/postgres-" + system() + "-" + processor() + ".txz";
        var url = PostgresBinaries.class.getResource(resource);
        if (url == null) {
            throw new DemoException(
                    "There is no PostgreSQL for this machine ("
                            + resource
                            + "); Linux and macOS on"
                            + " x86-64 and ARM are supported.");
        }
        var jar = url.getPath().substring(0, url.getPath().lastIndexOf(".jar!"));
        return new Archive(resource, jar.substring(jar.lastIndexOf('/') + 1));
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String processor() {
        var name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> name;
        };
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource);
                var files = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                unpack(entry, files, folder.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, permissions(entry));
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        boolean runs = (entry.getMode() & 0100) != 0;
        return PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--");
    }
}
