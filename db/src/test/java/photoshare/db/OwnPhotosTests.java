package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class OwnPhotosTests {

    private static final PhotoOutcome FAILED = People.failed("This file is damaged.");

    @Autowired OwnPhotos own;
    @Autowired RemovedPhotos removed;
    @Autowired BatchProgress progress;
    @Autowired AlbumProgress albums;
    @Autowired BatchIntake intake;
    @Autowired PhotoWork work;
    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    private Person ana;
    private UUID batch;
    private UUID album;
    private UUID photo;
    private UUID other;

    @BeforeEach
    void upload() {
        jdbc.sql("truncate account, outbox, removed_photo cascade").update();
        ana = people.personWithFriends("Ana", 1);
        batch = people.batchOf(ana, 2);
        album = intake.albumOf(batch).orElseThrow();
        List<UUID> photos = people.photos(batch, 2);
        photo = photos.getFirst();
        other = photos.getLast();
        progress.close(batch);
        progress.settle(other, FAILED);
    }

    @Test
    void aFailedPhotoIsTriedAgainAsIfItWereNew() {
        work.begin(photo, "resize-1");
        progress.settle(photo, FAILED);
        assertThat(own.retry(photo, ana.id())).contains(album);

        assertThat(state(photo)).isEqualTo("UPLOADED");
        assertThat(owed()).isEqualTo(1);
        assertThat(albums.of(album).running()).isTrue();
        assertThat(work.begin(photo, "resize-1").orElseThrow().attempt()).isEqualTo(1);
    }

    @Test
    void whatHasNotFailedIsNotTriedAgain() {
        assertThat(own.retry(photo, ana.id())).isEmpty();
        assertThat(owed()).isEqualTo(1);
    }

    @Test
    void anUploadIsCompleteWithoutTheLastPhotoThatWasPending() {
        UUID ready = people.batchOf(ana, 2);
        List<UUID> photos = people.photos(ready, 2);
        progress.close(ready);
        progress.settle(photos.getFirst(), People.ready(10, 10));
        own.remove(photos.getLast(), ana.id());

        assertThat(owedMails()).isEqualTo(1);
    }

    @Test
    void aRemovedPhotoIsGoneWithWhatIsOwedForIt() {
        assertThat(own.remove(photo, ana.id())).contains(album);

        assertThat(jdbc.sql("select count(*) from photo").query(Integer.class).single()).isOne();
        assertThat(owed()).isZero();
        assertThat(removed.since("0", album)).containsExactly(photo);
    }

    @Test
    void aRemovedPhotoComesBackAsItWas() {
        String before = row(photo);
        own.remove(photo, ana.id());
        assertThat(own.restore(photo, ana.id())).contains(album);

        assertThat(row(photo)).isEqualTo(before);
        assertThat(owed()).isEqualTo(1);
        assertThat(removed.since("0", album)).isEmpty();
    }

    @Test
    void othersCanDoNothing() {
        Person eve = people.person("Eve");
        assertThat(own.remove(photo, eve.id())).isEmpty();
        assertThat(own.retry(other, eve.id())).isEmpty();
        own.remove(photo, ana.id());
        assertThat(own.restore(photo, eve.id())).isEmpty();
    }

    @Test
    void whatIsSweptDoesNotComeBack() {
        own.remove(photo, ana.id());
        assertThat(removed.sweep(Duration.ofHours(1), 10)).isEmpty();
        assertThat(removed.sweep(Duration.ZERO, 10)).containsExactly(photo);
        assertThat(own.restore(photo, ana.id())).isEmpty();

        assertThat(removed.sweep(Duration.ZERO, 10)).containsExactly(photo);
        removed.forget(photo);
        assertThat(removed.sweep(Duration.ZERO, 10)).isEmpty();
    }

    @Test
    void photosOfADeletedAccountAreSweptToo() {
        jdbc.sql("delete from account where id = ?").param(ana.id()).update();

        assertThat(removed.sweep(Duration.ZERO, 10)).containsExactlyInAnyOrder(photo, other);
    }

    /// A worker settles: photo, then batch. Whoever deletes the album meanwhile waits for the photo
    /// and holds nothing that the worker needs.
    @Test
    void anAlbumIsDeletedWhileItsPhotosAreSettled() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> deletion =
                    new TransactionTemplate(transactions)
                            .execute(_ -> {
                                jdbc.sql("update photo set attempt = 2 where id = ?")
                                        .param(photo)
                                        .update();
                                Future<?> begun =
                                        threads.submit(() ->
                                                jdbc.sql("delete from album where id = ?")
                                                        .param(album)
                                                        .update());
                                await().until(this::somebodyWaits);
                                jdbc.sql("select id from batch where id = ? for update")
                                        .param(batch)
                                        .query(UUID.class)
                                        .single();
                                return begun;
                            });
            deletion.get(10, TimeUnit.SECONDS);
        }
        assertThat(removed.since("0", album)).hasSize(2);
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private String state(UUID id) {
        return jdbc.sql("select state from photo where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private String row(UUID id) {
        return jdbc.sql("select to_jsonb(p) - 'changed_in' from photo p where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private int owed() {
        return jdbc.sql("select count(*) from outbox where function = 'resize-photo'")
                .query(Integer.class)
                .single();
    }

    private int owedMails() {
        return jdbc.sql("select count(*) from mail_ledger").query(Integer.class).single();
    }
}
