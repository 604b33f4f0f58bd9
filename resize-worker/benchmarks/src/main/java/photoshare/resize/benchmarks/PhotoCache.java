package photoshare.resize.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Photos that were made before are not made again: it takes longer than to measure with them.
record PhotoCache(Path directory) {

    PhotoCache {
        directory = directory.toAbsolutePath();
    }

    List<Path> files(List<Photo> photos) throws IOException {
        var files = new ArrayList<Path>();
        for (Photo photo : photos) {
            files.add(file(photo));
        }
        return files;
    }

    Path file(Photo photo) throws IOException {
        Path file =
                directory.resolve("%x-%s".formatted(photo.toString().hashCode(), photo.fileName()));
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            Path unfinished = directory.resolve(file.getFileName() + ".unfinished");
            Files.write(unfinished, photo.file());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }
}
