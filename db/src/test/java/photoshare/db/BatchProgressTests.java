package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class BatchProgressTests {

    private static final PhotoOutcome READY = People.ready(4000, 3000);

    @Autowired BatchProgress progress;
    @Autowired BatchIntake intake;
    @Autowired AlbumProgress albumProgress;
    @Autowired Photos photos;
    @Autowired People people;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate account, outbox cascade").update();
    }

    @Test
    void owesOneMailPerFriendWhenTheLastPhotoIsSettled() {
        UUID batch = people.batchOf(people.personWithFriends("Ana", 3), 2);
        List<UUID> photos = people.photos(batch, 2);
        progress.close(batch);

        assertThat(progress.settle(photos.getFirst(), READY)).isTrue();
        assertThat(ledgerRows()).isZero();

        assertThat(progress.settle(photos.getLast(), READY)).isTrue();
        assertThat(ledgerRows()).isEqualTo(3);
        assertThat(owed(MailFriend.FUNCTION)).isEqualTo(3);
        assertThat(owed(ResizePhoto.FUNCTION)).isZero();
        assertThat(state(batch)).isEqualTo("DONE");
    }

    @Test
    void owesMailsOnlyToFriendsWhomTheUploaderChose() {
        Person ana = people.personWithFriends("Ana", 2);
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        UUID album = intake.albumOf(people.batchOf(ana, 1)).orElseThrow();
        UUID batch = UUID.randomUUID();
        Person stranger = people.person("Eve");
        intake.open(batch, album, 1, List.of(ben.id(), stranger.id()));
        UUID photo = people.photo(batch, "key");
        assertThat(albumProgress.friendsWaitingFor(album)).isEqualTo(3);
        progress.close(batch);
        progress.settle(photo, READY);

        assertThat(recipientsOf(batch)).containsExactly(ben.id());
    }

    @Test
    void anUploadThatBroughtNothingChangesNothingOfWhatIsTold() {
        UUID batch = people.batchOf(people.personWithFriends("Ana", 2), 1);
        UUID album = intake.albumOf(batch).orElseThrow();
        progress.settle(people.photo(batch, "beach"), READY);
        progress.close(batch);
        AlbumProgress.Progress told = albumProgress.of(album);
        assertThat(told.ready()).isEqualTo(1);

        UUID empty = UUID.randomUUID();
        intake.open(empty, album, 1);
        assertThat(intake.accept(empty, People.newPhoto("beach")))
                .isInstanceOf(BatchIntake.Intake.Duplicate.class);
        assertThat(albumProgress.of(album).missing()).isEqualTo(1);
        progress.close(empty);

        assertThat(albumProgress.of(album)).isEqualTo(told);
        assertThat(albumProgress.mailsOf(album)).hasSize(2);
    }

    @Test
    void owesNoMailIfNobodyWasChosen() {
        UUID album =
                intake.albumOf(people.batchOf(people.personWithFriends("Ana", 2), 1)).orElseThrow();
        UUID batch = UUID.randomUUID();
        intake.open(batch, album, 1, List.of());
        UUID photo = people.photo(batch, "key");
        progress.close(batch);
        progress.settle(photo, READY);

        assertThat(recipientsOf(batch)).isEmpty();
    }

    @Test
    void waitsForTheClosingEvenIfEveryPhotoIsReady() {
        UUID batch = people.batchOf(people.personWithFriends("Ana", 1), 1);
        people.photos(batch, 1).forEach(photo -> progress.settle(photo, READY));
        assertThat(ledgerRows()).isZero();

        progress.close(batch);
        progress.close(batch);
        assertThat(ledgerRows()).isEqualTo(1);
    }

    @Test
    void aFailedPhotoCountsAsSettled() {
        UUID batch = people.batchOf(people.personWithFriends("Ana", 1), 2);
        List<UUID> photos = people.photos(batch, 2);
        progress.close(batch);

        progress.settle(photos.getFirst(), People.failed("This file is damaged."));
        progress.settle(photos.getLast(), READY);
        assertThat(ledgerRows()).isEqualTo(1);
    }

    @Test
    void tellsNobodyOfAnUploadOfWhichNothingBecameReady() {
        UUID batch = people.batchOf(people.personWithFriends("Ana", 2), 1);
        List<UUID> photos = people.photos(batch, 1);
        progress.close(batch);

        progress.settle(photos.getFirst(), People.failed("This file is damaged."));
        assertThat(ledgerRows()).isZero();
        assertThat(state(batch)).isEqualTo("DONE");
    }

    @Test
    void settlingAgainChangesNothing() {
        UUID batch = people.batchOf(people.personWithFriends("Ana", 1), 1);
        UUID photo = people.photos(batch, 1).getFirst();
        progress.close(batch);
        progress.settle(photo, READY);

        assertThat(progress.settle(photo, People.failed("Too late."))).isFalse();
        assertThat(ledgerRows()).isEqualTo(1);
    }

    @Test
    void keepsWhatTheWorkerFoundOut() {
        UUID photo = people.photo(people.batchOf(people.person("Ana"), 1), "beach");
        Instant taken = Instant.parse("2026-05-01T10:11:12Z");
        byte[] hash = {1, 2, 3};

        progress.settle(photo, new PhotoOutcome.Ready(600, 800, true, taken, hash, "libvips 8.18"));

        Photo found = photos.findById(photo).orElseThrow();
        assertThat(found.width()).isEqualTo(600);
        assertThat(found.height()).isEqualTo(800);
        assertThat(found.damaged()).isTrue();
        assertThat(found.takenAt()).contains(taken);
        assertThat(found.thumbHash()).contains(hash);
        assertThat(found.engine()).contains("libvips 8.18");
    }

    @Test
    void keepsTheTimeOfTheUploadIfTheWorkerFoundNone() {
        UUID photo = people.photo(people.batchOf(people.person("Ana"), 1), "beach");
        jdbc.sql("update photo set taken_at = '2026-05-01T10:11:12Z'").update();
        progress.settle(photo, READY);
        assertThat(photos.findById(photo).orElseThrow().takenAt())
                .contains(Instant.parse("2026-05-01T10:11:12Z"));
    }

    @Test
    void leavesOutWhoWantsNoMail() {
        Person ana = people.personWithFriends("Ana", 2);
        Person muting = people.person("Muting");
        people.befriend(ana, muting);
        jdbc.sql("update friendship set wants_mail = false where account_id = ?")
                .param(muting.id())
                .update();
        UUID batch = people.batchOf(ana, 1);
        UUID photo = people.photos(batch, 1).getFirst();
        progress.close(batch);

        progress.settle(photo, READY);
        assertThat(ledgerRows()).isEqualTo(2);
    }

    @Test
    void closesTheBatchesWhoseBrowserVanished() {
        UUID silent = people.batchOf(people.person("Ana"), 1);
        UUID busy = people.batchOf(people.person("Ben"), 1);
        jdbc.sql("update batch set touched_at = now() - interval '11 minutes'").update();
        people.photo(busy, "file");

        assertThat(progress.closeIdle(Duration.ofMinutes(10))).containsExactly(silent);
        assertThat(state(silent)).isEqualTo("DONE");
        assertThat(state(busy)).isEqualTo("OPEN");
    }

    /// Hundreds of batches, each photo settled several times at once and each batch closed in the
    /// middle of it. Red without the lock on the batch row: then two last photos each see the other
    /// pending, and a friend is never told.
    @Test
    void exactlyOneMailPerFriendHoweverManySettleAtOnce() throws Exception {
        int batches = 300;
        int photosPerBatch = 3;
        int friends = 2;
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            UUID batch = people.batchOf(people.personWithFriends("Ana", friends), photosPerBatch);
            List<Callable<Object>> ofBatch = new ArrayList<>();
            ofBatch.add(Executors.callable(() -> progress.close(batch)));
            for (UUID photo : people.photos(batch, photosPerBatch)) {
                ofBatch.add(() -> progress.settle(photo, READY));
                ofBatch.add(() -> progress.settle(photo, READY));
            }
            Collections.shuffle(ofBatch);
            calls.addAll(ofBatch);
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        }

        assertThat(jdbc.sql("select count(*) from batch where state = 'DONE'").query(Integer.class))
                .extracting(query -> query.single())
                .isEqualTo(batches);
        assertThat(ledgerRows()).isEqualTo(batches * friends);
        assertThat(owed(MailFriend.FUNCTION)).isEqualTo(batches * friends);
        assertThat(owed(ResizePhoto.FUNCTION)).isZero();
    }

    private int ledgerRows() {
        return jdbc.sql("select count(*) from mail_ledger").query(Integer.class).single();
    }

    private int owed(String function) {
        return jdbc.sql("select count(*) from outbox where function = ?")
                .param(function)
                .query(Integer.class)
                .single();
    }

    private String state(UUID batch) {
        return jdbc.sql("select state from batch where id = ?")
                .param(batch)
                .query(String.class)
                .single();
    }

    private List<UUID> recipientsOf(UUID batch) {
        return jdbc.sql("select recipient_id from mail_ledger where batch_id = ?")
                .param(batch)
                .query(UUID.class)
                .list();
    }
}
