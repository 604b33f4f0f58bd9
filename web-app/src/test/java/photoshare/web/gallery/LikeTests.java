package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.Likes;
import photoshare.db.OwnPhotos;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.Photos;
import photoshare.web.Pictures.Picture;
import photoshare.web.Site;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;

@WebTest
class LikeTests {

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired StandInWorker worker;
    @Autowired OwnPhotos own;
    @Autowired Photos photos;
    @Autowired Likes likes;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Person ana;
    private Person ben;
    private UUID album;
    private UUID photo;
    private Site owner;
    private Site friend;

    @BeforeEach
    void benSeesAnasPhoto() throws IOException {
        ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
        UUID batch = people.batchOf(ana, 1);
        album = intake.albumOf(batch).orElseThrow();
        photo = people.photo(batch, "beach");
        worker.resize(photo, new Picture(600, 400, 1));
        owner = Site.at(port).signIn(ana.email(), "secret");
        friend = Site.at(port).signIn(ben.email(), "secret");
    }

    @AfterEach
    void leave() {
        owner.close();
        friend.close();
    }

    @Test
    void saysWhoLikesIt() {
        assertThat(owner.get(page()).body()).contains("Nobody has liked this yet");
        assertThat(act(friend, "like")).contains("You like this", "/unlike\"", "Liked · 1");
        assertThat(owner.get(page()).body()).contains("Ben likes this", "/like\"", "Like · 1");
        assertThat(act(owner, "like")).contains("You and 1 other like this", "<li>Ben</li>");
        assertThat(owner.get("/albums/" + album).body()).contains("2 people like this");
    }

    @Test
    void countsOnceHoweverOftenItIsSent() {
        act(friend, "like");
        act(friend, "like");
        assertThat(count()).isEqualTo(1);
        act(friend, "unlike");
        act(friend, "unlike");
        assertThat(count()).isZero();
    }

    @Test
    void countsAllWhoLikeItAtTheSameTime() throws InterruptedException {
        var friends = Stream.generate(() -> people.person("Friend")).limit(12).toList();
        friends.forEach(other -> people.befriend(ana, other));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(
                    friends.stream().map(other -> (Callable<Boolean>) () -> liked(other)).toList());
        }
        assertThat(count()).isEqualTo(12);
    }

    private boolean liked(Person who) {
        likes.like(photo, who.id());
        return true;
    }

    @Test
    void isNotForStrangersAndNotForWhatIsNotReady() {
        Person eve = people.person("Eve");
        try (var stranger = Site.at(port).signIn(eve.email(), "secret")) {
            assertThat(stranger.form("/", page() + "/like", "").statusCode()).isEqualTo(404);
        }
        UUID waiting = people.photo(people.batchOf(ana, 1), "waiting");
        friend.form("/", "/photos/" + waiting + "/like", "");
        assertThat(count()).isZero();
        assertThat(photos.findById(waiting).orElseThrow().likes()).isZero();
    }

    @Test
    void comesBackWithAPhotoThatWasRemoved() {
        act(friend, "like");
        own.remove(photo, ana.id());
        own.restore(photo, ana.id());
        assertThat(owner.get(page()).body()).contains("Ben likes this");

        own.remove(photo, ana.id());
        jdbc.sql("delete from account where id = ?").param(ben.id()).update();
        own.restore(photo, ana.id());
        assertThat(count()).isZero();
    }

    @Test
    void goesWithTheAccountOfWhoeverLikedIt() {
        act(friend, "like");
        jdbc.sql("delete from account where id = ?").param(ben.id()).update();
        assertThat(count()).isZero();
    }

    private int count() {
        return photos.findById(photo).orElseThrow().likes();
    }

    private String page() {
        return "/photos/" + photo;
    }

    private String act(Site who, String act) {
        return who.form(page(), page() + "/" + act, "").body();
    }
}
