package photoshare.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import photoshare.db.BatchIntake;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.Photo;
import photoshare.db.Photos;
import photoshare.web.MultipartForm;
import photoshare.web.Pictures.Picture;
import photoshare.web.Site;
import photoshare.web.WebTest;

/// The form as a browser without JavaScript sends it, over the network.
@WebTest
@ExtendWith(OutputCaptureExtension.class)
class PlainUploadTests {

    private static final int MOST_FRIENDS = 500;

    @Autowired People people;
    @Autowired Photos photos;
    @Autowired BatchIntake intake;
    @LocalServerPort int port;

    private UUID album;
    private Site site;

    @BeforeEach
    void anaOpensAnAlbum() {
        Person ana = people.person("Ana");
        album = intake.albumOf(people.batchOf(ana, 3)).orElseThrow();
        site = Site.at(port).signIn(ana.email(), "secret");
    }

    @AfterEach
    void anaLeaves() {
        site.close();
    }

    @Test
    void takesAsManyPhotosAsItPromisesHoweverManyFriendsThereAre() {
        var form = new MultipartForm();
        form.field("chosen", "true");
        for (int friend = 0; friend < MOST_FRIENDS; friend++) {
            form.field("friend", UUID.randomUUID().toString());
        }
        for (int photo = 0; photo < 200; photo++) {
            form.file("photos", "photo-%d.jpg".formatted(photo), new Picture(60, 40, photo).jpeg());
        }
        assertThat(send(form).body()).contains("200 photos uploaded.");
        assertThat(photos.findByAlbumIdOrderById(album)).hasSize(200);
    }

    @Test
    void takesTheOthersBesideOneThatIsTooLarge() {
        var form = new MultipartForm();
        form.file("photos", "beach.jpg", new Picture(60, 40, 1).jpeg());
        form.file("photos", "large.jpg", new byte[26 * 1024 * 1024]);
        form.file("photos", "dunes.jpg", new Picture(60, 40, 2).jpeg());
        assertThat(send(form).body())
                .contains("2 photos uploaded.", "large.jpg: This file is too large");
        assertThat(photos.findByAlbumIdOrderById(album))
                .extracting(Photo::fileName)
                .containsExactly("beach.jpg", "dunes.jpg");
    }

    @Test
    void saysOfAFewFilesWhyTheyAreRefusedAndHowManyMoreThereAre() {
        var form = new MultipartForm();
        for (int file = 0; file < 40; file++) {
            form.file("photos", "note-%d.txt".formatted(file), new byte[] {'h', 'i'});
        }
        assertThat(send(form).body())
                .contains(
                        "No photo uploaded.",
                        "note-4.txt: ",
                        "And 35 more files were not accepted.")
                .doesNotContain("note-5.txt");
    }

    @Test
    void takesLongNamesInAnyScript() {
        String name = "\u5199".repeat(190) + ".jpg";
        var form = new MultipartForm();
        form.file("photos", name, new Picture(60, 40, 1).jpeg());
        assertThat(send(form).statusCode()).isEqualTo(200);
        assertThat(photos.findByAlbumIdOrderById(album))
                .extracting(Photo::fileName)
                .containsExactly(name);
    }

    @Test
    void saysHowMuchIsAcceptedOfAFormThatIsLarger(CapturedOutput log) {
        var form = new MultipartForm();
        for (int field = 0; field < 1001; field++) {
            form.field("friend", "x");
        }
        HttpResponse<String> answer = send(form);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("up to 200 photos at a time").contains("500 MB");
        assertThat(log).doesNotContain("Exception");
    }

    private HttpResponse<String> send(MultipartForm form) {
        form.field("batch", UUID.randomUUID().toString());
        return site.form("/albums/" + album, "/albums/" + album + "/photos", form);
    }
}
