package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import photoshare.db.Accounts;
import photoshare.db.BatchIntake;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.web.Pictures.Picture;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;

@WebTest
class AlbumZipTests {

    @Autowired Accounts accounts;
    @Autowired MockMvcTester web;
    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired StandInWorker worker;
    @Autowired PhotoStore store;
    @Autowired JdbcClient jdbc;

    @Test
    void holdsEveryReadyOriginal() throws IOException {
        Person ana = people.person("Ana");
        UUID batch = people.batchOf(ana, 3);
        var first = new Picture(600, 400, 1);
        var second = new Picture(400, 600, 2);
        ready(people.photo(batch, "strand \u6d77"), first);
        ready(people.photo(batch, "wald"), second);
        people.photo(batch, "pending");

        MvcTestResult zip = get(intake.albumOf(batch).orElseThrow(), ana);

        assertThat(zip).hasStatusOk().hasContentType("application/zip");
        assertThat(zip.getResponse().getHeader("Content-Disposition"))
                .contains("Trip to Porto.zip");
        assertThat(files(zip.getResponse().getContentAsByteArray()))
                .containsOnlyKeys("strand \u6d77.jpg", "wald.jpg")
                .containsEntry("wald.jpg", second.jpeg());
    }

    @Test
    void datesEachFileByItsCamera() throws IOException {
        Person ana = people.person("Ana");
        UUID batch = people.batchOf(ana, 1);
        ready(people.photo(batch, "beach"), new Picture(600, 400, 1));
        jdbc.sql("update photo set taken_at = '2026-05-01T10:11:12Z' where batch_id = ?")
                .param(batch)
                .update();
        MvcTestResult zip = get(intake.albumOf(batch).orElseThrow(), ana);
        try (var in = zipped(zip.getResponse().getContentAsByteArray())) {
            assertThat(in.getNextEntry().getTimeLocal()).isEqualTo("2026-05-01T10:11:12");
        }
    }

    @Test
    void isNotForStrangers() {
        UUID batch = people.batchOf(people.person("Ana"), 1);
        assertThat(get(intake.albumOf(batch).orElseThrow(), people.person("Eve"))).hasStatus(404);
    }

    @Test
    void namesEveryFileDifferently() {
        var names = new AlbumZip.Names();
        assertThat(
                        List.of("a.jpg", "a.jpg", "a.jpg", "../b", "README", "README").stream()
                                .map(names::unused))
                .containsExactly("a.jpg", "a (2).jpg", "a (3).jpg", ".._b", "README", "README (2)");
    }

    @Test
    void callsFilesAsEverySystemTakesThem() {
        var names = new AlbumZip.Names();
        assertThat(
                        List.of(
                                        "Porto: \"who?\" <1>|*.jpg",
                                        "a\\b\n.jpg",
                                        "day. .",
                                        "A_b_.jpg",
                                        "..")
                                .stream()
                                .map(names::unused))
                .containsExactly("Porto_ _who__ _1___.jpg", "a_b_.jpg", "day", "A_b_ (2).jpg", "_");
    }

    private void ready(UUID photo, Picture picture) throws IOException {
        store.write(new PhotoKey.Original(photo), picture.jpeg());
        worker.resize(photo, picture);
    }

    private MvcTestResult get(UUID album, Person who) {
        Viewer viewer = new Viewer(accounts.findById(who.id()).orElseThrow());
        return web.get().uri("/albums/" + album + "/photos.zip").with(user(viewer)).exchange();
    }

    private static ZipInputStream zipped(byte[] zip) {
        return new ZipInputStream(new ByteArrayInputStream(zip));
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = zipped(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
