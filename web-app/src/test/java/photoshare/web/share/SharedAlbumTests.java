package photoshare.web.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.web.Pictures.Picture;
import photoshare.web.Screens;
import photoshare.web.Site;
import photoshare.web.StandInWorker;
import photoshare.web.WebTest;

/// What a link to an album opens, and what it does not.
@WebTest
class SharedAlbumTests {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost(/s/[\\w-]{43})\"");
    private static final Pattern REVOKE = Pattern.compile("/links/([\\w-]{36})/revoke");

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired StandInWorker worker;
    @Autowired PhotoStore store;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Person ana;
    private UUID album;
    private UUID ready;
    private UUID waiting;
    private Site owner;
    private Site guest;

    @BeforeEach
    void anaHasTwoPhotosAndOneIsReady() throws IOException {
        ana = people.person("Ana");
        UUID batch = people.batchOf(ana, 2);
        album = intake.albumOf(batch).orElseThrow();
        ready = people.photo(batch, "beach");
        waiting = people.photo(batch, "waiting");
        var picture = new Picture(600, 400, 1);
        store.write(new PhotoKey.Original(ready), picture.jpeg());
        worker.resize(ready, picture);
        owner = Site.at(port).signIn(ana.email(), "secret");
        guest = Site.at(port);
    }

    @AfterEach
    void leave() {
        owner.close();
        guest.close();
    }

    @Test
    void showsItsReadyPhotosToPeopleWithoutAnAccount() {
        String link = link("WEEK", "");
        HttpResponse<String> page = guest.get(link);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Trip to Porto", "Ana shares these photos with you", "Download all")
                .contains("1 more is being prepared.", "Look again")
                .contains(link + "/" + ready + "/2048.jpg")
                .doesNotContain(waiting.toString(), "/photos/" + ready);
        assertThat(guest.get(link + "/" + ready).body())
                .contains("beach.jpg", "by Ana", link + "/" + ready + "/download")
                .doesNotContain("/photos/", "taken", "/like");
        assertThat(guest.get(link + "/" + waiting).statusCode()).isEqualTo(404);
        assertThat(guest.get(link + "/" + waiting + "/download").statusCode()).isEqualTo(404);
        assertThat(guest.get(link + "/" + ready + "/320.jpg").statusCode()).isEqualTo(200);
        assertThat(guest.get(link + "/" + waiting + "/320.jpg").statusCode()).isEqualTo(404);
        assertThat(guest.get(link + "/photos.zip").statusCode()).isEqualTo(200);
        assertThat(guest.get("/photos/" + ready + "/320.jpg").body()).doesNotContain("JFIF");
    }

    @Test
    void staysOpenWhenALanguageIsChosenAfterTheSessionHasEnded() {
        String link = link("WEEK", "");
        try (var screens = new Screens(port)) {
            Page page = screens.page();
            page.navigate(link);
            jdbc.sql("delete from spring_session").update();
            page.getByText("Deutsch").click();
            page.locator("html[lang=de]").waitFor();
            assertThat(page.url()).endsWith(link);
        }
    }

    @Test
    void tellsNobodyItsAddress() {
        String link = link("FOREVER", "");
        for (String path : new String[] {link, link + "/" + ready + "/320.jpg"}) {
            var headers = guest.get(path).headers();
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.firstValue("X-Robots-Tag").orElseThrow()).contains("noindex");
        }
        assertThat(guest.get(link + "/" + ready + "/320.jpg").headers().firstValue("Cache-Control"))
                .hasValue("no-cache, private");
        String token = link.substring(3);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from share_link where encode(token_hash, 'escape') like '%' || ? || '%'")
                                .param(token)
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(owner.get(links()).body()).doesNotContain(token);
    }

    @Test
    void givesEachPhotoWithoutItsLocation() throws IOException {
        byte[] jpeg = new Picture(600, 400, 1).jpeg();
        byte[] secret = "Exif\0\0 41.1496 N".getBytes(StandardCharsets.US_ASCII);
        var located = new ByteArrayOutputStream();
        located.write(jpeg, 0, 2);
        located.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (secret.length + 2)});
        located.write(secret);
        located.write(jpeg, 2, jpeg.length - 2);
        store.write(new PhotoKey.Original(ready), located.toByteArray());

        HttpResponse<String> file = guest.get(link("WEEK", "") + "/" + ready + "/download");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("beach.jpg");
        assertThat(file.body()).contains("JFIF").doesNotContain("41.1496");
        assertThat(owner.get("/photos/" + ready + "/original").body()).contains("41.1496");
    }

    @Test
    void showsNoOtherAlbum() throws IOException {
        String link = link("WEEK", "");
        UUID other = people.photo(people.batchOf(ana, 1), "secret");
        worker.resize(other, new Picture(600, 400, 2));

        for (String what : List.of("", "/320.jpg", "/download")) {
            assertThat(guest.get(link + "/" + other + what).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void opensNothingFromTheMomentItIsRevoked() {
        String link = link("WEEK", "");
        Matcher revoke = REVOKE.matcher(owner.get(links()).body());
        assertThat(revoke.find()).isTrue();
        owner.form(links(), links() + "/" + revoke.group(1) + "/revoke", "");

        isGone(link);
        isGone(link + "/" + ready);
        isGone(link + "/" + ready + "/320.jpg");
        isGone(link + "/" + ready + "/download");
        isGone(link + "/photos.zip");
    }

    @Test
    void opensNothingWhenItHasExpired() {
        String link = link("DAY", "");
        jdbc.sql("update share_link set expires_at = now() where album_id = ?")
                .param(album)
                .update();

        isGone(link);
        assertThat(owner.get(links()).body()).contains("Expired");
    }

    @Test
    void looksTheSameWhetherItIsGoneOrNeverWas() {
        String link = link("DAY", "");
        jdbc.sql("delete from album where id = ?").param(album).update();

        assertThat(withoutToken(guest.get(link).body()).replace(link, "/s/nothing"))
                .isEqualTo(withoutToken(guest.get("/s/nothing").body()));
        isGone("/s/nothing");
    }

    @Test
    void asksForItsPasswordFirst() {
        String link = link("WEEK", "open+sesame");

        HttpResponse<String> locked = guest.get(link);
        assertThat(locked.statusCode()).isEqualTo(401);
        assertThat(locked.body()).contains("password").doesNotContain("Trip to Porto", "Ana");
        assertThat(guest.get(link + "/" + ready + "/320.jpg").statusCode()).isEqualTo(401);
        assertThat(guest.get(link + "/" + ready + "/download").statusCode()).isEqualTo(401);
        assertThat(guest.get(link + "/photos.zip").statusCode()).isEqualTo(401);
        assertThat(guest.form(link, link, "password=wrong").body()).contains("not the password");

        assertThat(guest.form("/login", link, "password=open+sesame").body())
                .contains("Trip to Porto");
        assertThat(guest.get(link + "/" + ready + "/320.jpg").statusCode()).isEqualTo(200);
        try (var another = Site.at(port)) {
            String photo = link + "/" + ready;
            assertThat(another.get(photo).statusCode()).isEqualTo(401);
            assertThat(another.form("/login", photo, "password=open+sesame").body())
                    .contains("beach.jpg");
        }
        try (var another = Site.at(port)) {
            assertThat(another.get(link).statusCode()).isEqualTo(401);
        }
        assertThat(
                        jdbc.sql("select password from share_link where album_id = ?")
                                .param(album)
                                .query(String.class)
                                .single())
                .startsWith("{bcrypt}");
    }

    @Test
    void letsNobodyTryPasswordsForLong() {
        String link = link("WEEK", "open+sesame");
        int last = 0;
        for (int i = 0; i < 9; i++) {
            last = guest.form("/login", link, "password=wrong" + i).statusCode();
        }
        HttpResponse<String> right = guest.form("/login", link, "password=open+sesame");

        assertThat(last).isEqualTo(429);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();
        assertThat(right.body()).contains("tried too often");
    }

    @Test
    void isMadeOnceHoweverOftenTheFormIsSent() {
        String form = form(UUID.randomUUID(), "Grandma", "MONTH", "");
        assertThat(owner.form(links(), links(), form).body()).containsPattern(ADDRESS);
        assertThat(owner.form(links(), links(), form).body())
                .doesNotContainPattern(ADDRESS)
                .contains("made already", "Grandma", "Not used yet");
        assertThat(
                        jdbc.sql("select count(*) from share_link where album_id = ?")
                                .param(album)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void isNotMadeOfAFormThatIsNotOurs() {
        UUID id = UUID.randomUUID();
        assertThat(made("linkId=x&lasting=DAY")).isEqualTo(400);
        assertThat(made("linkId=" + id + "&lasting=ALWAYS")).isEqualTo(400);
        assertThat(made("lasting=DAY")).isEqualTo(200);
        assertThat(made(form(id, "", "DAY", "%C3%A4".repeat(37)))).isEqualTo(200);
        assertThat(made(form(id, "", "DAY", "1234567"))).isEqualTo(200);
        assertThat(made(form(id, "x".repeat(81), "DAY", ""))).isEqualTo(200);
        assertThat(owner.get(links()).body()).contains("There is none");
    }

    private int made(String form) {
        return owner.form(links(), links(), form).statusCode();
    }

    @Test
    void isMadeByTheOwnerAlone() {
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        try (var friend = Site.at(port).signIn(ben.email(), "secret")) {
            assertThat(friend.get(links()).statusCode()).isEqualTo(404);
            friend.form("/", links(), form(UUID.randomUUID(), "", "DAY", ""));
        }
        assertThat(owner.get(links()).body()).contains("There is none");
    }

    private void isGone(String path) {
        HttpResponse<String> answer = guest.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(410);
        assertThat(answer.body()).contains("does not open anything").doesNotContain("Porto", "Ana");
    }

    private String link(String lasting, String password) {
        String page =
                owner.form(links(), links(), form(UUID.randomUUID(), "", lasting, password)).body();
        Matcher address = ADDRESS.matcher(page);
        assertThat(address.find()).as(page).isTrue();
        return address.group(1);
    }

    private static String form(UUID id, String label, String lasting, String password) {
        return "linkId=%s&label=%s&lasting=%s&password=%s".formatted(id, label, lasting, password);
    }

    private String links() {
        return "/albums/" + album + "/links";
    }

    private static String withoutToken(String page) {
        return page.replaceAll("(name=\"csrf\" content|name=\"_csrf\"[^>]* value)=\"[^\"]*\"", "");
    }
}
