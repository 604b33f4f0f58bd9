package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class VisibilityTests {

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired BatchProgress progress;
    @Autowired Albums albums;
    @Autowired Photos photos;

    @Test
    void onlyTheOwnerAndTheOwnersFriendsSeeAnAlbumAndItsPhotos() {
        Person ana = people.person("Ana");
        Person ben = people.person("Ben");
        Person eve = people.person("Eve");
        people.befriend(ana, ben);
        people.befriend(ben, eve);
        UUID batch = people.batchOf(ana, 1);
        UUID photo = people.photo(batch, "key");
        UUID album = intake.albumOf(batch).orElseThrow();

        assertThat(albums.findVisible(album, ana.id())).isPresent();
        assertThat(albums.findVisible(album, ben.id())).isPresent();
        assertThat(albums.findVisible(album, eve.id())).isEmpty();
        assertThat(albums.findOwned(album, ana.id())).isPresent();
        assertThat(albums.findOwned(album, ben.id())).isEmpty();
        assertThat(photos.findVisible(photo, ana.id())).isPresent();
        assertThat(photos.findVisible(photo, ben.id())).isEmpty();
        progress.settle(photo, People.ready(4000, 3000));
        assertThat(photos.findVisible(photo, ben.id())).isPresent();
        assertThat(photos.findVisible(photo, eve.id())).isEmpty();
    }
}
