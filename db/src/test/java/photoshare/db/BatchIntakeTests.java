package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake.Expected;
import photoshare.db.BatchIntake.Intake;

@DatabaseTest
class BatchIntakeTests {

    @Autowired BatchIntake intake;
    @Autowired BatchProgress progress;
    @Autowired People people;
    @Autowired JdbcClient jdbc;

    @Test
    void aFileThatIsSentTwiceIsOnePhotoAndOneJob() {
        UUID batch = people.batchOf(people.person("Ana"), 1);
        var first = intake.accept(batch, People.newPhoto("key"));
        var second = intake.accept(batch, People.newPhoto("key"));

        assertThat(first).isInstanceOf(Intake.Accepted.class);
        UUID photo = ((Intake.Accepted) first).photo();
        assertThat(second).isEqualTo(new Intake.AlreadyThere(photo));
        assertThat(intake.expected(batch, "key").flatMap(Expected::earlier))
                .contains(new Intake.AlreadyThere(photo));
        assertThat(intake.expected(batch, "other").flatMap(Expected::earlier)).isEmpty();
        assertThat(priorityOf(photo)).isEqualTo("NORMAL");
    }

    @Test
    void aFileThatIsSentByManyNodesAtOnceIsOnePhoto() throws Exception {
        UUID batch = people.batchOf(people.person("Ana"), 1);
        Callable<Intake> send = () -> intake.accept(batch, People.newPhoto("key"));

        try (var threads = Executors.newFixedThreadPool(8)) {
            var sent = threads.invokeAll(IntStream.range(0, 40).mapToObj(_ -> send).toList());
            assertThat(sent)
                    .extracting(Future::get)
                    .filteredOn(Intake.Accepted.class::isInstance)
                    .hasSize(1);
            assertThat(sent)
                    .extracting(Future::get)
                    .filteredOn(Intake.AlreadyThere.class::isInstance)
                    .hasSize(39);
        }
    }

    @Test
    void theSameBytesAreOnePhotoOfAnAlbum() {
        UUID batch = people.batchOf(people.person("Ana"), 2);
        UUID album = intake.albumOf(batch).orElseThrow();
        UUID first = people.photo(batch, "key");
        UUID later = UUID.randomUUID();
        intake.open(later, album, 2);

        assertThat(intake.accept(later, People.newPhoto("key")))
                .isEqualTo(new Intake.Duplicate(first));
        progress.settle(first, People.failed("This file is damaged."));
        assertThat(intake.accept(later, People.newPhoto("key")))
                .isInstanceOf(Intake.Accepted.class);
    }

    @Test
    void aPhotoTakesThePlaceOfOneThatFailedWithTheSameBytes() {
        UUID batch = people.batchOf(people.person("Ana"), 2);
        UUID album = intake.albumOf(batch).orElseThrow();
        UUID failed = people.photo(batch, "key");
        UUID other = people.photo(batch, "other");
        for (UUID photo : List.of(failed, other)) {
            progress.settle(photo, People.failed("This file is damaged."));
        }
        UUID later = UUID.randomUUID();
        intake.open(later, album, 2);
        UUID more = accepted(later, "key");
        assertThat(photos(album)).containsExactlyInAnyOrder(failed, other, more);

        progress.settle(more, People.failed("This file is damaged."));
        progress.close(batch);
        progress.close(later);
        UUID last = UUID.randomUUID();
        intake.open(last, album, 1);
        UUID instead = accepted(last, "key");
        assertThat(photos(album)).containsExactlyInAnyOrder(other, instead);
    }

    private UUID accepted(UUID batch, String key) {
        return ((Intake.Accepted) intake.accept(batch, People.newPhoto(key))).photo();
    }

    private List<UUID> photos(UUID album) {
        return jdbc.sql("select id from photo where album_id = ?")
                .param(album)
                .query(UUID.class)
                .list();
    }

    @Test
    void aClosedBatchTakesNothingMore() {
        UUID batch = people.batchOf(people.person("Ana"), 1);
        UUID before = people.photo(batch, "before");
        progress.close(batch);

        assertThat(intake.accept(batch, People.newPhoto("late"))).isEqualTo(new Intake.NotOpen());
        assertThat(intake.accept(batch, People.newPhoto("before")))
                .isEqualTo(new Intake.AlreadyThere(before));
        assertThat(intake.accept(UUID.randomUUID(), People.newPhoto("lost")))
                .isEqualTo(new Intake.NotOpen());
    }

    @Test
    void openingTwiceIsHarmlessButAnotherAlbumIsRefused() {
        Person ana = people.person("Ana");
        UUID batch = people.batchOf(ana, 1);
        UUID album = intake.albumOf(batch).orElseThrow();
        UUID otherAlbum = intake.albumOf(people.batchOf(ana, 1)).orElseThrow();

        assertThat(intake.open(batch, album, 1)).isTrue();
        assertThat(intake.open(batch, otherAlbum, 1)).isFalse();
    }

    @Test
    void expectsLessWhenToldSoAndNeverMore() {
        UUID batch = people.batchOf(people.person("Ana"), 15);
        UUID album = intake.albumOf(batch).orElseThrow();
        intake.open(batch, album, 11);
        intake.open(batch, album, 15);
        assertThat(expected(batch)).isEqualTo(11);
    }

    private int expected(UUID batch) {
        return jdbc.sql("select expected from batch where id = ?")
                .param(batch)
                .query(Integer.class)
                .single();
    }

    @Test
    void largeBatchesStandBehindSmallOnes() {
        UUID batch = people.batchOf(people.person("Ana"), 300);
        assertThat(priorityOf(people.photo(batch, "key"))).isEqualTo("LOW");
    }

    private String priorityOf(UUID photo) {
        return jdbc.sql("select priority from outbox where unique_id = ?")
                .param(new ResizePhoto(photo).uniqueId())
                .query(String.class)
                .single();
    }
}
