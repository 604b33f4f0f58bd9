package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import photoshare.db.Accounts;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.web.Pictures.Picture;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;

@WebTest
class ImageTests {

    @Autowired Accounts accounts;
    @Autowired MockMvcTester web;
    @Autowired People people;
    @Autowired StandInWorker worker;
    @Autowired PhotoStore store;

    private Person ana;
    private UUID photo;

    @BeforeEach
    void aSmallPhotoIsReady() throws IOException {
        ana = people.person("Ana");
        photo = people.photo(people.batchOf(ana, 1), "b\u00e4ch \"2\"");
        var picture = new Picture(800, 600, 1);
        store.write(new PhotoKey.Original(photo), picture.jpeg());
        worker.resize(photo, picture);
    }

    @Test
    void sendsTheLargestThereIsOfASmallPicture() throws IOException {
        byte[] large = get("2048.jpg").getResponse().getContentAsByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(large)).getWidth()).isEqualTo(800);
        byte[] small = get("320.jpg").getResponse().getContentAsByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(small)).getWidth()).isEqualTo(320);
    }

    @Test
    void isAskedForOnce() {
        assertThat(get("320.jpg"))
                .hasHeader("Cache-Control", "max-age=31536000, private, immutable")
                .hasHeader("X-Content-Type-Options", "nosniff");
        String tag = get("320.jpg").getResponse().getHeader("ETag");
        assertThat(
                        web.get()
                                .uri("/photos/" + photo + "/320.jpg")
                                .header("If-None-Match", tag)
                                .with(user(viewer(ana))))
                .hasStatus(304);
    }

    @Test
    void offersTheOriginalUnderItsName() {
        assertThat(get("original"))
                .hasContentType("image/jpeg")
                .headers()
                .hasHeaderSatisfying(
                        "Content-Disposition",
                        disposition ->
                                assertThat(disposition.getFirst())
                                        .startsWith("attachment;")
                                        .contains("filename*=UTF-8''b%C3%A4ch%20%222%22.jpg"));
    }

    @Test
    void saysInTheNameOfACopyThatItHasNoLocation() {
        assertThat(nameOfBareCopy("en")).contains("b%C3%A4ch%20%222%22%20without%20location.jpg");
        assertThat(nameOfBareCopy("de")).contains("b%C3%A4ch%20%222%22%20ohne%20Standort.jpg");
    }

    private String nameOfBareCopy(String language) {
        var answer =
                web.get()
                        .uri("/photos/%s/original-without-location".formatted(photo))
                        .cookie(new Cookie("language", language))
                        .with(user(viewer(ana)))
                        .exchange();
        return answer.getResponse().getHeader("Content-Disposition");
    }

    private MvcTestResult get(String file) {
        return web.get().uri("/photos/" + photo + "/" + file).with(user(viewer(ana))).exchange();
    }

    private Viewer viewer(Person person) {
        return new Viewer(accounts.findById(person.id()).orElseThrow());
    }
}
