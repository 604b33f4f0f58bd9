package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.Announcements.Decision;
import photoshare.db.Announcements.Picture;

@DatabaseTest
class AnnouncementsTests {

    @Autowired Announcements announcements;
    @Autowired BatchProgress progress;
    @Autowired People people;
    @Autowired JdbcClient jdbc;

    private Person ana;
    private Person ben;
    private UUID batch;
    private List<UUID> photos;

    @BeforeEach
    void anaSharesTwoPhotosAndAThirdOneFails() {
        ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
        batch = people.batchOf(ana, 3);
        photos = people.photos(batch, 3);
        progress.settle(photos.get(0), People.ready(4000, 3000));
        progress.settle(photos.get(1), People.failed("This file is damaged."));
        progress.settle(photos.get(2), People.ready(3000, 4000));
    }

    @Test
    void tellsWhatIsReady() {
        var told = ((Decision.Tell) decide()).announcement();
        assertThat(told.recipientEmail()).isEqualTo(ben.email());
        assertThat(told.ownerId()).isEqualTo(ana.id());
        assertThat(told.ownerName()).isEqualTo("Ana");
        assertThat(told.title()).isEqualTo("Trip to Porto");
        assertThat(told.photos())
                .containsExactlyInAnyOrder(
                        new Picture(photos.get(0), 4000, 3000),
                        new Picture(photos.get(2), 3000, 4000));
    }

    @Test
    void tellsNobodyWhoIsNoFriendAnyMore() {
        change("delete from friendship where account_id = ?");
        assertThat(decide()).isEqualTo(new Decision.Withhold("not friends any more"));
    }

    @Test
    void tellsNobodyWhoDoesNotWantToHear() {
        change("update friendship set wants_mail = false where account_id = ?");
        assertThat(decide()).isEqualTo(new Decision.Withhold("does not want this mail"));

        change("update friendship set wants_mail = true where account_id = ?");
        change("update account set wants_mail = false where id = ?");
        assertThat(decide()).isEqualTo(new Decision.Withhold("does not want this mail"));
    }

    @Test
    void tellsNothingWhenNothingIsThere() {
        jdbc.sql("delete from photo where state = 'READY'").update();
        assertThat(decide()).isEqualTo(new Decision.Withhold("no photo is ready"));

        jdbc.sql("delete from batch").update();
        assertThat(decide()).isEqualTo(new Decision.Withhold("the album or the friend is gone"));
    }

    private Decision decide() {
        return announcements.decide(new MailFriend(batch, ben.id()));
    }

    private void change(String sql) {
        jdbc.sql(sql).param(ben.id()).update();
    }
}
