package photoshare.web.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchProgress;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Site;
import photoshare.web.WebTest;

@WebTest
class HomeTests {

    private static final Pattern CARD = Pattern.compile("class=\"card\"");
    private static final Pattern OLDER = Pattern.compile("href=\"(/\\?\\w+=[\\w-]{36})\"");

    @Autowired People people;
    @Autowired BatchProgress progress;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    @Test
    void turnsPagesOfOwnAlbums() {
        Person ana = people.person("Ana");
        jdbc.sql(
                        "insert into album (owner_id, title) select ?, 'Album ' || i from generate_series(1, 70) i")
                .param(ana.id())
                .update();
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            String first = site.get("/").body();
            assertThat(cards(first)).isEqualTo(60);
            assertThat(first).contains("Album 70<", "Album 11<").doesNotContain("Album 10<");
            String second = site.get(older(first)).body();
            assertThat(cards(second)).isEqualTo(10);
            assertThat(second).contains("Album 10<", "Album 1<", "The newest");
        }
    }

    @Test
    void turnsPagesOfFriendsAlbumsInWhichThereIsSomethingToSee() {
        Person ben = people.person("Ben");
        for (int friend = 0; friend < 3; friend++) {
            Person ana = people.person("Ana" + friend);
            people.befriend(ana, ben);
            for (int i = 0; i < 5; i++) {
                UUID photo = people.photo(people.batchOf(ana, 1), "photo");
                progress.settle(photo, People.ready(600, 400));
            }
            people.photo(people.batchOf(ana, 1), "not ready");
        }
        try (var site = Site.at(port).signIn(ben.email(), "secret")) {
            String first = site.get("/").body();
            assertThat(cards(first)).isEqualTo(12);
            assertThat(first).contains("data:image/png;base64,", "1 photo<");
            assertThat(cards(site.get(older(first)).body())).isEqualTo(3);
        }
    }

    @Test
    void countsThePhotosThatAreOnTheirWay() {
        Person ana = people.person("Ana");
        UUID batch = people.batchOf(ana, 2);
        UUID first = people.photo(batch, "first");
        people.photo(batch, "second");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.get("/").body()).contains(">2 on the way<");
            progress.settle(first, People.ready(600, 400));
            assertThat(site.get("/").body()).contains(">1 photo, 1 on the way<");
        }
    }

    @Test
    void leadsToFriendsOnlyThoseWhoHaveNone() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.get("/").body()).contains("Or invite your friends first");
            people.befriend(ana, people.person("Ben"));
            assertThat(site.get("/").body())
                    .contains("Make my first album")
                    .doesNotContain("Or invite your friends first");
        }
    }

    @Test
    void marksInTheHeaderWhereOneIs() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.get("/?after=").body())
                    .contains("<a href=\"/\" aria-current=\"page\">Albums")
                    .containsOnlyOnce("aria-current=\"page\"");
            assertThat(site.get("/friends").body())
                    .contains("<a href=\"/friends\" aria-current=\"page\">")
                    .containsOnlyOnce("aria-current=\"page\"");
            assertThat(site.get("/albums/new").body())
                    .contains("<a href=\"/\" aria-current=\"true\">Albums")
                    .doesNotContain("aria-current=\"page\"");
        }
    }

    @Test
    void saysWhereAlbumsOfFriendsWillBe() {
        Person ana = people.person("Ana");
        String line = "Albums of %s will appear here.";
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.get("/").body()).doesNotContain("will appear here");
            Person ben = people.person("Ben");
            people.befriend(ana, ben);
            assertThat(site.get("/").body()).contains(line.formatted("Ben"));
            people.befriend(ana, people.person("Cleo"));
            assertThat(site.get("/").body()).contains(line.formatted("your friends"));
            progress.settle(people.photo(people.batchOf(ben, 1), "photo"), People.ready(600, 400));
            assertThat(site.get("/").body()).doesNotContain("will appear here");
        }
    }

    @Test
    void speaksGerman() {
        Person ana = people.person("Ana");
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.choose("de", "/").body())
                    .contains("Meine Alben", "Mein erstes Album anlegen");
            UUID batch = people.batchOf(ana, 2);
            UUID photo = people.photo(batch, "strand");
            UUID album =
                    jdbc.sql("select album_id from batch where id = ?")
                            .param(batch)
                            .query(UUID.class)
                            .single();
            assertThat(site.get("/albums/" + album).body())
                    .contains("Wartet", "0 von 2 fertig", "von dir", "{0} von {1}");
            progress.settle(photo, People.ready(600, 400));
            assertThat(site.get("/photos/" + photo).body()).contains("Ohne Standort herunterladen");
        }
    }

    private static long cards(String page) {
        return CARD.matcher(page).results().count();
    }

    private static String older(String page) {
        Matcher older = OLDER.matcher(page);
        assertThat(older.find()).isTrue();
        return older.group(1);
    }
}
