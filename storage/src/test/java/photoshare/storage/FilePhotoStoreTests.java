package photoshare.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePhotoStoreTests extends PhotoStoreContract {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir Path directory;
    private PhotoStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FilePhotoStore(directory, InstantSource.fixed(NOW));
    }

    @Override
    PhotoStore store() {
        return store;
    }

    @Override
    long filesInStore() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void spreadsPhotosByTheLastBytesOfTheirIds() throws IOException {
        UUID photo = UUID.fromString("0197a2b0-0000-7000-8000-00000000c0de");
        store.write(new PhotoKey.Original(photo), new byte[1]);
        store.write(new PhotoKey.Rendition(photo, RenditionSize.LARGE), new byte[1]);
        assertThat(directory.resolve("c0/de/" + photo + "/original")).exists();
        assertThat(directory.resolve("c0/de/" + photo + "/2048.jpg")).exists();
    }

    @Test
    void removesWhatCrashedWritersLeftADayAgo() throws IOException {
        Path old = leftover("old", Duration.ofHours(25));
        Path young = leftover("young", Duration.ofHours(23));
        Path halfDeleted = Files.createDirectory(directory.resolve("incoming/deleted"));
        Files.createFile(halfDeleted.resolve("original"));
        Files.setLastModifiedTime(halfDeleted, FileTime.from(NOW.minus(Duration.ofDays(2))));

        open();

        assertThat(old).doesNotExist();
        assertThat(halfDeleted).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void findsThePhotosOfAnEarlierProcess() throws IOException {
        var key = new PhotoKey.Original(UUID.randomUUID());
        store.write(key, new byte[7]);
        assertThat(new FilePhotoStore(directory, InstantSource.fixed(NOW)).size(key)).hasValue(7);
    }

    @Test
    void saysWhichDirectoryCannotBeUsed() throws IOException {
        Path file = Files.createFile(directory.resolve("a-file"));
        assertThatIOException()
                .isThrownBy(() -> new FilePhotoStore(file, InstantSource.system()))
                .withMessageStartingWith("The photo store " + file + " cannot be used: ");
    }

    @Test
    void saysWhatCouldNotBeStoredAndWhere() throws IOException {
        UUID photo = UUID.fromString("0197a2b0-0000-7000-8000-00000000c0de");
        Files.createFile(directory.resolve("c0"));
        assertThatIOException()
                .isThrownBy(() -> store.write(new PhotoKey.Original(photo), new byte[1]))
                .withMessageContaining(photo.toString())
                .withMessageContaining(directory.toString());
        assertThat(directory.resolve("incoming")).isEmptyDirectory();
    }

    private Path leftover(String name, Duration age) throws IOException {
        Path file = Files.createFile(directory.resolve("incoming").resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }
}
