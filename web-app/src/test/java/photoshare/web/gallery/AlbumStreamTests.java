package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.Likes;
import photoshare.db.OwnPhotos;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.PhotoOutcome;
import photoshare.db.PhotoWork;
import photoshare.db.Photos;
import photoshare.web.SecondNode;
import photoshare.web.Site;
import photoshare.web.WebTest;

@WebTest
class AlbumStreamTests {

    private static final PhotoOutcome READY = People.ready(600, 400);

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired PhotoWork work;
    @Autowired BatchProgress progress;
    @Autowired Photos photos;
    @Autowired OwnPhotos own;
    @Autowired Likes likes;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcConnectionDetails database;
    @Autowired PlatformTransactionManager transactions;
    @LocalServerPort int port;

    private Person ana;
    private UUID batch;
    private UUID album;
    private UUID photo;
    private Site site;

    @BeforeEach
    void anaUploadsOnePhoto() {
        ana = people.person("Ana");
        batch = people.batchOf(ana, 1);
        album = intake.albumOf(batch).orElseThrow();
        photo = people.photo(batch, "beach");
        site = Site.at(port).signIn(ana.email(), "secret");
    }

    @AfterEach
    void leave() {
        site.close();
    }

    /// The lines of a stream as they come in.
    private static final class Watch {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        Watch(Site site, UUID album, String since, String... headers) {
            var answer = site.stream("/albums/%s/events?since=%s".formatted(album, since), headers);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            var reader =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            Thread.startVirtualThread(() -> {
                try {
                    reader.lines().forEach(lines::add);
                } catch (UncheckedIOException _) {
                    lines.add("cut");
                }
                ended = true;
            });
        }

        void awaits(String text) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(String.join("\n", lines)).contains(text));
        }

        void awaitsEnd() {
            await().atMost(Duration.ofSeconds(10)).until(() -> ended);
        }

        String lastId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((_, last) -> last)
                    .orElseThrow()
                    .substring(3);
        }

        String last(String text) {
            return lines.stream()
                    .filter(line -> line.contains(text))
                    .reduce((_, last) -> last)
                    .orElseThrow();
        }

        long count(String text) {
            return lines.stream().filter(line -> line.contains(text)).count();
        }
    }

    @Test
    void showsWhatWorkersCommit() {
        var watch = new Watch(site, album, "0");
        watch.awaits("Queued");
        work.begin(photo, "resize-7");
        watch.awaits("Resizing - resize-7");
        watch.awaits("0 of 1 ready, 1 being resized.");
        progress.settle(photo, READY);
        watch.awaits("/photos/" + photo + "/320.jpg");
        progress.close(batch);
        watch.awaits("event:settled");
    }

    /// Nothing is under way, and the database is not asked again until a bell rings.
    @Test
    void goesOnTellingWhatPeopleDoWhenAllIsSettled() {
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        progress.settle(photo, READY);
        progress.close(batch);
        jdbc.sql("update mail_ledger set state = 'SENT', settled_at = now()").update();
        var watch = new Watch(site, album, "0");
        watch.awaits("event:settled");
        likes.like(photo, ben.id());
        watch.awaits("1 person likes this");
        own.remove(photo, ana.id());
        watch.awaits("event:gone\ndata:photo-" + photo);
    }

    @Test
    void speaksTheLanguageOfItsViewer() {
        site.choose("de", "/");
        var watch = new Watch(site, album, "0");
        watch.awaits("class=\"chip\">Wartet");
        work.begin(photo, "resize-7");
        watch.awaits("In Arbeit - resize-7");
        watch.awaits("0 von 1 fertig, 1 in Arbeit.");
    }

    @Test
    void saysHowManyAreInFront() {
        UUID others = people.batchOf(people.person("Eve"), 1);
        UUID before = people.photo(others, "before");
        UUID mine = people.photo(batch, "dune");
        work.begin(photo, "resize-7");
        var watch = new Watch(site, album, "0");
        watch.awaits("1 in the queue (");
        String first = watch.last("in the queue");
        work.begin(before, "resize-7"); // rings no bell of this album
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !watch.last("in the queue").equals(first));
        work.begin(mine, "resize-7");
        watch.awaits("2 being resized");
    }

    @Test
    void takesAwayWhatItsOwnerRemoves() {
        var watch = new Watch(site, album, "0");
        watch.awaits("Queued");
        own.remove(photo, ana.id());
        watch.awaits("event:gone\ndata:photo-" + photo);
        own.restore(photo, ana.id());
        await().until(() -> watch.count("class=\"chip\">Queued") == 2);
    }

    @Test
    void sendsEveryLineOfAFragmentAsData() {
        var watch = new Watch(site, album, "0");
        watch.awaits("event:strip");
        assertThat(watch.lines)
                .allMatch(line -> line.isEmpty() || line.matches("(event|data|id|retry|):.*"));
    }

    @Test
    void goesOnAtAnotherNodeWhereTheFirstOneLeftOff() {
        var first = new Watch(site, album, "0");
        first.awaits("Queued");
        String seen = first.lastId();
        UUID second = people.photo(batch, "dune");
        try (var node = SecondNode.beside(database)) {
            work.begin(second, "resize-7");
            var resumed = new Watch(site.movedTo(node.port()), album, "0", "Last-Event-ID", seen);
            resumed.awaits("Resizing - resize-7");
            assertThat(resumed.count("id=\"photo-" + photo)).isZero();
            progress.settle(photo, READY);
            resumed.awaits("/photos/" + photo + "/320.jpg");
        }
    }

    /// The later transaction commits first; the mark must not run past the earlier one.
    @Test
    void missesNothingWhateverTheOrderOfCommits() {
        UUID second = people.photo(batch, "dune");
        var slow = new TransactionTemplate(transactions);
        String mark =
                slow.execute(_ -> {
                    work.begin(photo, "slow-worker");
                    return inAnotherTransaction(second);
                });
        var watch = new Watch(site, album, mark);
        watch.awaits("Resizing - slow-worker");
    }

    private String inAnotherTransaction(UUID second) {
        var marks = new CopyOnWriteArrayList<String>();
        Thread other =
                Thread.ofVirtual()
                        .start(() -> {
                            work.begin(second, "fast-worker");
                            marks.add(photos.mark());
                        });
        await().until(() -> !other.isAlive());
        return marks.getFirst();
    }

    @Test
    void showsFriendsOnlyWhatIsReady() throws IOException {
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        people.photo(batch, "dune");
        try (var bens = Site.at(port).signIn(ben.email(), "secret")) {
            var watch = new Watch(bens, album, "0");
            watch.awaits("2 more are being prepared.");
            progress.settle(photo, READY);
            watch.awaits("1 more is being prepared.");
            assertThat(watch.count("event:tile")).isEqualTo(1);
            assertThat(watch.count("e-mailed")).isZero();
        }
    }

    @Test
    void endsWhenAFriendshipDoes() {
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        try (var bens = Site.at(port).signIn(ben.email(), "secret")) {
            var watch = new Watch(bens, album, "0");
            watch.awaits("being prepared");
            progress.settle(photo, READY);
            progress.close(batch);
            jdbc.sql("update mail_ledger set state = 'SENT', settled_at = now()").update();
            watch.awaits("event:settled");
            jdbc.sql("delete from friendship where account_id = ?").param(ben.id()).update();
            watch.awaits("event:over");
            watch.awaitsEnd();
        }
    }

    @Test
    void endsWhenItsNodeIsStoppedAndDoesNotHoldItUp() {
        var node = SecondNode.beside(database);
        var watch = new Watch(site.movedTo(node.port()), album, "0");
        watch.awaits("event:strip");
        long began = System.nanoTime();
        node.close();
        watch.awaitsEnd();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void doesNotRepeatWhatDidNotChange() {
        var watch = new Watch(site, album, "0");
        watch.awaits("event:strip");
        jdbc.sql("update photo set file_name = file_name where id = ?").param(photo).update();
        work.begin(photo, "resize-7");
        watch.awaits("resize-7");
        assertThat(watch.count("event:tile")).isEqualTo(2);
    }
}
