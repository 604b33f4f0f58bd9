package photoshare.web.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Pictures.Picture;
import photoshare.web.Site;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;

/// What owners do with their albums and photos, and nobody else can.
@WebTest
class OwnersTests {

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired StandInWorker worker;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Person ana;
    private UUID album;
    private UUID ready;
    private UUID failed;
    private Site owner;
    private Site friend;

    @BeforeEach
    void anaHasTwoPhotos() throws IOException {
        ana = people.person("Ana");
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        UUID batch = people.batchOf(ana, 2);
        album = intake.albumOf(batch).orElseThrow();
        ready = people.photo(batch, "beach");
        failed = people.photo(batch, "text");
        worker.resize(ready, new Picture(600, 400, 1));
        worker.fail(failed, "This is no picture.");
        owner = Site.at(port).signIn(ana.email(), "secret");
        friend = Site.at(port).signIn(ben.email(), "secret");
    }

    @AfterEach
    void leave() {
        owner.close();
        friend.close();
    }

    @Test
    void tryAFailedPhotoAgain() {
        assertThat(album(owner)).contains("This is no picture.", "/photos/" + failed + "/retry");
        String after = act(owner, "/photos/" + failed + "/retry");

        assertThat(after).contains("Queued").doesNotContain("This is no picture.");
        assertThat(act(owner, "/photos/" + failed + "/retry")).contains("has not failed");
    }

    @Test
    void deleteAPhotoAndHaveItBack() {
        String after = act(owner, "/photos/" + ready + "/remove");
        assertThat(after).contains("The photo is deleted.", "/photos/" + ready + "/restore");
        assertThat(after).doesNotContain("id=\"photo-" + ready);
        assertThat(friend.get("/photos/" + ready + "/320.jpg").statusCode()).isEqualTo(404);

        var page = owner.get("/photos/" + ready);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("You deleted it", "/photos/" + ready + "/restore");
        assertThat(friend.get("/photos/" + ready).body()).contains("Nothing here");
        assertThat(act(owner, "/photos/" + ready + "/restore")).contains("id=\"photo-" + ready);
        assertThat(friend.get("/photos/" + ready + "/320.jpg").statusCode()).isEqualTo(200);
    }

    @Test
    void cannotHaveBackWhatWasNeverRemoved() {
        assertThat(act(owner, "/photos/" + ready + "/restore")).contains("too late");
    }

    @Test
    void makeOneAlbumOfAFormHoweverOftenItIsSent() {
        String form = "title=Twice&form=" + UUID.randomUUID();
        String first = owner.form("/albums/new", "/albums", form).uri().getPath();
        assertThat(first).startsWith("/albums/");
        assertThat(owner.form("/albums/new", "/albums", form).uri().getPath()).isEqualTo(first);
        assertThat(owner.form("/albums/new", "/albums", "title=Other").uri().getPath())
                .isNotEqualTo(first);

        assertThat(friend.form("/albums/new", "/albums", form).statusCode()).isEqualTo(404);
    }

    @Test
    void giveAlbumsTitlesThatFitOnALine() {
        assertThat(titled("<script>alert(1)</script>"))
                .contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>")
                .doesNotContain("<script>alert");
        assertThat(titled("Porto\r\nBcc: everybody\u2028today"))
                .contains("<h1>Porto Bcc: everybody today</h1>");
        assertThat(titled("\u202Eotorp\u202C")).contains("<h1>otorp</h1>");
        assertThat(titled("\u0631\u062D\u0644\u0629"))
                .contains("<h1>\u0631\u062D\u0644\u0629</h1>");
        assertThat(titled("x".repeat(200)))
                .contains("Up to 80 characters, please.", "x".repeat(200))
                .doesNotContain("maxlength"); // a browser would cut it and say nothing
        assertThat(titled("\u2028\t ")).contains("Give the album a title.");
    }

    private String titled(String title) {
        String form = "title=" + URLEncoder.encode(title, StandardCharsets.UTF_8);
        return owner.form("/albums/new", "/albums", form).body();
    }

    @Test
    void renameTheirAlbums() {
        assertThat(owner.get("/albums/" + album + "/edit").body()).contains("Trip to Porto");
        owner.form(page(), "/albums/" + album + "/edit", "title=%3Cb%3ELisbon");
        assertThat(album(friend)).contains("&lt;b&gt;Lisbon").doesNotContain("Trip to Porto");

        assertThat(owner.form(page(), "/albums/" + album + "/edit", "title=+").body())
                .contains("Give the album a title.");
    }

    @Test
    void deleteTheirAlbums() {
        assertThat(act(owner, "/albums/" + album + "/delete"))
                .contains("The album &quot;Trip to Porto&quot; is deleted.");
        assertThat(friend.get("/albums/" + album).statusCode()).isEqualTo(404);
        assertThat(owner.get("/photos/" + ready).statusCode()).isEqualTo(404);
    }

    @Test
    void areAlone() {
        assertThat(album(friend)).doesNotContain("/edit", "/retry", "/remove");
        assertThat(friend.get("/albums/" + album + "/edit").statusCode()).isEqualTo(404);
        for (String act : new String[] {"retry", "remove", "restore"}) {
            friend.form(page(), "/photos/" + ready + "/" + act, "");
            friend.form(page(), "/photos/" + failed + "/" + act, "");
        }
        friend.form(page(), "/albums/" + album + "/edit", "title=Mine");
        friend.form(page(), "/albums/" + album + "/delete", "");
        friend.form(page(), "/albums/" + album + "/finish", "");

        assertThat(album(owner)).contains("Trip to Porto", ready.toString(), "This is no picture.");
        assertThat(isOpen()).isTrue();
        act(owner, "/albums/" + album + "/finish");
        assertThat(isOpen()).isFalse();
    }

    private boolean isOpen() {
        return jdbc.sql("select state = 'OPEN' from batch where album_id = ?")
                .param(album)
                .query(Boolean.class)
                .single();
    }

    private String album(Site who) {
        return who.get(page()).body();
    }

    private String act(Site who, String path) {
        return who.form(page(), path, "").body();
    }

    private String page() {
        return "/albums/" + album;
    }
}
