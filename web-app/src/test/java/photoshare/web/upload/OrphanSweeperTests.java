package photoshare.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import photoshare.db.OwnPhotos;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.web.WebTest;

@WebTest
class OrphanSweeperTests {

    @Autowired OrphanSweeper sweeper;
    @Autowired PhotoStore store;
    @Autowired OwnPhotos photos;
    @Autowired People people;

    @Value("${storage.directory}")
    Path directory;

    @Test
    void deletesOldBytesThatNoRowTellsOf() throws IOException {
        Person ana = people.person("Ana");
        UUID batch = people.batchOf(ana, 2);
        UUID kept = stored(people.photo(batch, "kept"), Duration.ofDays(9));
        UUID removed = stored(people.photo(batch, "removed"), Duration.ofDays(9));
        photos.remove(removed, ana.id());
        UUID young = stored(UUID.randomUUID(), Duration.ofHours(23));
        UUID orphan = stored(UUID.randomUUID(), Duration.ofHours(25));

        sweeper.sweep();

        assertThat(Stream.of(kept, removed, young)).allMatch(this::isThere);
        assertThat(isThere(orphan)).isFalse();
    }

    @Test
    void deletesNothingInTheStoreOfAnotherDatabase() throws IOException {
        UUID[] strangers = new UUID[1001];
        for (int i = 0; i < strangers.length; i++) {
            strangers[i] = stored(UUID.randomUUID(), Duration.ofDays(9));
        }
        sweeper.sweep();
        assertThat(strangers).allMatch(this::isThere);
        for (UUID stranger : strangers) {
            store.delete(stranger);
        }
    }

    private UUID stored(UUID photo, Duration ago) throws IOException {
        String id = photo.toString();
        Path folder = directory.resolve(id.substring(32, 34), id.substring(34), id);
        Files.write(Files.createDirectories(folder).resolve("original"), new byte[1]);
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(ago)));
        return photo;
    }

    private boolean isThere(UUID photo) {
        try {
            return store.size(new PhotoKey.Original(photo)).isPresent();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
