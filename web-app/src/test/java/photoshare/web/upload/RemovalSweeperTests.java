package photoshare.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.OwnPhotos;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.RenditionSize;
import photoshare.web.Pictures.Picture;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;

@WebTest
class RemovalSweeperTests {

    @Autowired RemovalSweeper sweeper;
    @Autowired OwnPhotos photos;
    @Autowired PhotoStore store;
    @Autowired StandInWorker worker;
    @Autowired People people;
    @Autowired JdbcClient jdbc;

    @Test
    void deletesTheBytesWhenTheyCanNoLongerBeHadBack() throws IOException {
        Person ana = people.person("Ana");
        UUID photo = people.photo(people.batchOf(ana, 1), "beach");
        var picture = new Picture(600, 400, 1);
        store.write(new PhotoKey.Original(photo), picture.jpeg());
        worker.resize(photo, picture);
        photos.remove(photo, ana.id());
        sweeper.sweep();
        assertThat(store.size(new PhotoKey.Original(photo))).isPresent();

        jdbc.sql("update removed_photo set removed_at = now() - interval '16 minutes' where id = ?")
                .param(photo)
                .update();
        sweeper.sweep();
        assertThat(store.size(new PhotoKey.Original(photo))).isEmpty();
        assertThat(
                        store.size(
                                new PhotoKey.Rendition(
                                        photo, RenditionSize.ofEdge(320).orElseThrow())))
                .isEmpty();
        assertThat(photos.restore(photo, ana.id())).isEmpty();
    }
}
