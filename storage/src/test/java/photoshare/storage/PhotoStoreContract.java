package photoshare.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photoshare.storage.picture.Refusal;

/// What every photo store promises, wherever it keeps its bytes.
abstract class PhotoStoreContract {

    private final UUID photo = UUID.randomUUID();
    private final PhotoKey original = new PhotoKey.Original(photo);

    abstract PhotoStore store();

    /// Everything below the store, by whatever name.
    abstract long filesInStore() throws IOException;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        byte[] bytes = bytes("hello");
        var stored = store().write(original, bytes);
        assertThat(stored)
                .isEqualTo(
                        new StoredPhoto(
                                5,
                                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
        assertThat(read(original)).isEqualTo(bytes);
        assertThat(store().size(original)).hasValue(5);
    }

    @Test
    void keepsOriginalAndRenditionsApart() throws IOException {
        store().write(original, bytes("original"));
        for (RenditionSize size : RenditionSize.values()) {
            store().write(new PhotoKey.Rendition(photo, size), bytes(size.name()));
        }
        assertThat(read(original)).isEqualTo(bytes("original"));
        assertThat(read(new PhotoKey.Rendition(photo, RenditionSize.SMALL)))
                .isEqualTo(bytes("SMALL"));
        assertThat(filesInStore()).isEqualTo(4);
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        store().write(original, bytes("a longer first text"));
        store().write(original, bytes("second"));
        assertThat(read(original)).isEqualTo(bytes("second"));
        assertThat(filesInStore()).isEqualTo(1);
    }

    @Test
    void knowsNothingOfWhatWasNeverWritten() throws IOException {
        assertThat(store().size(original)).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> store().open(original));
    }

    @Test
    void acceptsAFileOfExactlyTheLimit() throws IOException {
        assertThat(store().write(original, new ByteArrayInputStream(new byte[100_000]), 100_000))
                .extracting(StoredPhoto::size)
                .isEqualTo(100_000L);
    }

    @Test
    void leavesNothingOfAFileOverTheLimit() throws IOException {
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() ->
                        store().write(
                                        original,
                                        new ByteArrayInputStream(new byte[100_001]),
                                        100_000))
                .withMessage("This file is too large: up to 100000 bytes are accepted.")
                .satisfies(e -> assertThat(e.refusal()).isEqualTo(Refusal.tooLarge(100_000)));
        assertThat(store().size(original)).isEmpty();
        assertThat(filesInStore()).isZero();
    }

    @Test
    void leavesTheOldBytesWhenTheNewOnesStopComing() throws IOException {
        store().write(original, bytes("old"));
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(new byte[200_000]), reset());
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> store().write(original, broken, Long.MAX_VALUE))
                .withMessage("Connection reset");
        assertThat(read(original)).isEqualTo(bytes("old"));
        assertThat(filesInStore()).isEqualTo(1);
    }

    @Test
    void deletesEverythingOfAPhotoAndNothingElse() throws IOException {
        var other = new PhotoKey.Original(UUID.randomUUID());
        store().write(other, bytes("other"));
        store().write(original, bytes("original"));
        store().write(new PhotoKey.Rendition(photo, RenditionSize.SMALL), bytes("small"));

        store().delete(photo);
        store().delete(photo);

        assertThat(store().size(original)).isEmpty();
        assertThat(read(other)).isEqualTo(bytes("other"));
        assertThat(filesInStore()).isEqualTo(1);
    }

    @Test
    void tellsOfWhichPhotosNothingWasWrittenSince() throws IOException {
        Instant before = Instant.now().minusSeconds(60);
        store().write(original, bytes("original"));
        store().write(new PhotoKey.Rendition(photo, RenditionSize.SMALL), bytes("small"));
        assertThat(untouchedSince(Instant.now().plusSeconds(60))).containsExactly(photo);
        assertThat(untouchedSince(before)).isEmpty();
    }

    private List<UUID> untouchedSince(Instant time) throws IOException {
        try (Stream<UUID> photos = store().untouchedSince(time)) {
            return photos.toList();
        }
    }

    @Test
    void canWriteAgainAfterDeleting() throws IOException {
        store().write(original, bytes("first"));
        store().delete(photo);
        store().write(original, bytes("second"));
        assertThat(read(original)).isEqualTo(bytes("second"));
    }

    @Test
    void neverMixesTwoWritersOfOneKey() throws Exception {
        List<Callable<StoredPhoto>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            byte[] bytes = new byte[300_000];
            Arrays.fill(bytes, (byte) i);
            writers.add(() -> store().write(original, bytes));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer : threads.invokeAll(writers)) {
                assertThat(writer.get().size()).isEqualTo(300_000);
            }
        }
        byte[] winner = read(original);
        assertThat(winner).hasSize(300_000).containsOnly(winner[0]);
        assertThat(filesInStore()).isEqualTo(1);
    }

    private byte[] read(PhotoKey key) throws IOException {
        try (InputStream in = store().open(key)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream reset() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketException("Connection reset");
            }
        };
    }
}
