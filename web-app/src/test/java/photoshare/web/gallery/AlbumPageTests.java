package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
import photoshare.db.PhotoWork;
import photoshare.db.ShareLinks;
import photoshare.db.ShareLinks.NewLink;
import photoshare.web.Site;
import photoshare.web.WebTest;

/// Albums of more photos than a page has.
@WebTest
class AlbumPageTests {

    private static final int PHOTOS = 450;
    private static final int WAITING = 50;
    private static final Pattern TILE = Pattern.compile("id=\"photo-([\\w-]{36})\"");
    private static final Pattern LATER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern EARLIER = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");
    private static final Pattern NEWEST = Pattern.compile("class=\"newest\"><a href=\"([^\"]+)\"");
    private static final Pattern EVENTS = Pattern.compile("data-events=\"([^\"]+)\"");

    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired PhotoWork work;
    @Autowired ShareLinks links;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Person ana;
    private UUID album;
    private UUID batch;
    private Site site;

    @BeforeEach
    void anaHasALargeAlbumOfWhichSomePhotosWait() {
        ana = people.person("Ana");
        batch = people.batchOf(ana, PHOTOS);
        album = intake.albumOf(batch).orElseThrow();
        jdbc.sql(
                        """
                        insert into photo (album_id, batch_id, file_key, file_name, format, byte_size,
                                           sha256, width, height, state)
                        select :album, :batch, i, i || '.jpg', 'image/jpeg', 1, '', 4, 3,
                               case when i > :ready then 'UPLOADED' else 'READY' end
                        from generate_series(1, :photos) i
                        """)
                .param("album", album)
                .param("batch", batch)
                .param("ready", PHOTOS - WAITING)
                .param("photos", PHOTOS)
                .update();
        site = Site.at(port).signIn(ana.email(), "secret");
    }

    @AfterEach
    void leave() {
        site.close();
    }

    @Test
    void showEveryPhotoOnceThereAndBack() {
        List<String> pages = pages(site);
        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(page -> tiles(page).stream()))
                .hasSize(PHOTOS)
                .doesNotHaveDuplicates();

        String second = site.get(link(EARLIER, pages.get(2))).body();
        assertThat(tiles(second)).isEqualTo(tiles(pages.get(1)));
        String first = site.get(link(EARLIER, second)).body();
        assertThat(tiles(first)).isEqualTo(tiles(pages.get(0)));
        assertThat(EARLIER.matcher(first).find()).isFalse();
    }

    @Test
    void areFullForFriendsToo() {
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        try (var friend = Site.at(port).signIn(ben.email(), "secret")) {
            assertThat(pages(friend))
                    .extracting(page -> tiles(page).size())
                    .containsExactly(200, 200);
        }
    }

    @Test
    void skipNothingWhenPhotosGo() {
        String first = site.get("/albums/" + album).body();
        UUID last = UUID.fromString(tiles(first).getLast());
        jdbc.sql("delete from photo where id = ?").param(last).update();
        String second = site.get(link(LATER, first)).body();

        assertThat(tiles(second)).hasSize(200).doesNotContainAnyElementsOf(tiles(first));
        assertThat(tiles(site.get(link(EARLIER, second)).body())).hasSize(199);
    }

    @Test
    void leadToTheNewestPhotosOfAll() {
        List<String> pages = pages(site);
        String newest = site.get(link(NEWEST, pages.get(0))).body();
        assertThat(tiles(newest)).hasSize(200).endsWith(tiles(pages.get(2)).getLast());
        assertThat(LATER.matcher(newest).find()).isFalse();
        assertThat(NEWEST.matcher(newest).find()).isFalse();
        String before = site.get(link(EARLIER, newest)).body();
        assertThat(tiles(before)).hasSize(200).doesNotContainAnyElementsOf(tiles(newest));
    }

    @Test
    void showTheUploadThatAMailSpeaksOf() {
        List<String> pages = pages(site);
        UUID more = UUID.randomUUID();
        intake.open(more, album, 1);
        String first = tiles(pages.get(2)).get(7);
        String address = "/albums/%s/batches/".formatted(album);
        assertThat(tiles(site.get(address + more).body())).isEqualTo(tiles(pages.get(0)));

        jdbc.sql("update photo set batch_id = ?, state = 'READY' where id = ?::uuid")
                .params(more, first)
                .update();
        isAt(first, site.get(address + more), pages.get(2));
        isAt(tiles(pages.get(0)).getFirst(), site.get(address + batch), pages.get(0));
        try (var stranger = Site.at(port).signIn(people.person("Eve").email(), "secret")) {
            assertThat(stranger.get(address + more).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void areWhereAPhotoLeadsBackTo() {
        String page = pages(site).get(2);
        String photo = tiles(page).get(7);
        isAt(photo, site.get("/photos/%s/album".formatted(photo)), page);
        try (var stranger = Site.at(port).signIn(people.person("Eve").email(), "secret")) {
            assertThat(stranger.get("/photos/%s/album".formatted(photo)).statusCode())
                    .isEqualTo(404);
        }

        String address = "/photos/" + photo;
        var without = site.form(address, address + "/remove", "");
        assertThat(without.body()).contains(address + "/restore");
        assertThat(without.uri()).hasFragment("photo-" + tiles(page).get(8));
        assertThat(tiles(without.body())).hasSize(49).isSubsetOf(tiles(page));
        isAt(photo, site.form("/albums/" + album, address + "/restore", ""), page);
    }

    @Test
    void areWhereAPhotoLeadsGuestsBackTo() {
        var link = new NewLink(UUID.randomUUID(), album, "", Optional.empty(), Optional.empty());
        String shared = "/s/" + links.make(link).orElseThrow();
        try (var guest = Site.at(port)) {
            String first = guest.get(shared).body();
            String second = guest.get(link(NEWEST, first)).body();
            assertThat(tiles(second)).hasSize(200).doesNotContainAnyElementsOf(tiles(first));
            String photo = tiles(second).get(7);
            isAt(photo, guest.get("%s/%s/album".formatted(shared, photo)), second);
        }
    }

    private static void isAt(String photo, HttpResponse<String> answer, String page) {
        assertThat(answer.uri()).hasFragment("photo-" + photo);
        assertThat(tiles(answer.body())).isEqualTo(tiles(page)).contains(photo);
    }

    @Test
    void areLiveInWhatTheyShow() {
        List<String> pages = pages(site);
        List<String> onFirst = new CopyOnWriteArrayList<>();
        List<String> onLast = new CopyOnWriteArrayList<>();
        watch(pages.get(0), onFirst);
        watch(pages.get(2), onLast);

        UUID fresh =
                UUID.fromString(
                        "ffffffff-0000-7000-8000-" + UUID.randomUUID().toString().substring(24));
        jdbc.sql(
                        """
                        insert into photo (id, album_id, batch_id, file_key, file_name, format,
                                           byte_size, sha256, width, height)
                        values (?, ?, ?, 'new', 'new.jpg', 'image/jpeg', 1, '', 4, 3)
                        """)
                .params(fresh, album, batch)
                .update();
        UUID early = UUID.fromString(tiles(pages.get(0)).get(7));
        jdbc.sql("update photo set likes = 3 where id = ?").param(early).update();

        await().until(() -> onLast.stream().anyMatch(line -> line.contains("photo-" + fresh)));
        await().until(() -> onFirst.stream().anyMatch(line -> line.contains("3 people like this")));
        assertThat(onFirst).noneMatch(line -> line.contains("photo-" + fresh));
        assertThat(onLast).noneMatch(line -> line.contains("photo-" + early));
    }

    private void watch(String page, List<String> lines) {
        String events = link(EVENTS, page);
        String mark = link(Pattern.compile("data-mark=\"(\\d+)\""), page);
        var answer = site.stream(events + "&since=" + mark);
        var reader =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        Thread.startVirtualThread(() -> {
            try {
                reader.lines().forEach(lines::add);
            } catch (UncheckedIOException _) {
                lines.add("cut");
            }
        });
    }

    private List<String> pages(Site who) {
        var pages = new ArrayList<String>();
        pages.add(who.get("/albums/" + album).body());
        for (Matcher later = LATER.matcher(pages.getLast());
                later.find();
                later = LATER.matcher(pages.getLast())) {
            pages.add(who.get(later.group(1)).body());
        }
        return pages;
    }

    private static List<String> tiles(String page) {
        return TILE.matcher(page).results().map(tile -> tile.group(1)).toList();
    }

    private static String link(Pattern pattern, String page) {
        Matcher link = pattern.matcher(page);
        assertThat(link.find()).as(pattern.pattern()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }
}
