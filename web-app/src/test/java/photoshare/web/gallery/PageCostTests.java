package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Site;
import photoshare.web.WebTest;

/// What pages cost in a database of a hundred thousand photos.
@WebTest
@Import(PageCostTests.Listen.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCostTests {

    private static final Duration LONGEST = Duration.ofMillis(300);
    private static final int FIRST_PAGE = 100 * 1024;
    private static final Pattern ASSET =
            Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"");

    private static final String PEOPLE =
            """
            insert into account (email, name, password, confirmed_at)
            select 'p' || i || '-' || :ana || '@example.org', 'Person ' || i, '', now()
            from generate_series(1, 99) i
            """;

    private static final String FRIENDS =
            """
            insert into friendship (account_id, friend_id)
            select a.id, b.id from account a, account b
            where a.id <> b.id and :ana in (a.id, b.id)
            """;

    private static final String ALBUMS =
            """
            with made as (
                insert into album (owner_id, title)
                select id, 'Album ' || i from account, generate_series(1, 10) i
                returning id)
            insert into batch (id, album_id, state, expected, closed_at, done_at)
            select gen_random_uuid(), id, 'DONE', 100, now(), now() from made
            """;

    private static final String PHOTOS =
            """
            insert into photo (album_id, batch_id, file_key, file_name, format, byte_size, sha256,
                               width, height, state, worker, attempt, started_at, settled_at,
                               engine, thumb_hash)
            select b.album_id, b.id, i, 'IMG_' || i || '.jpg', 'image/jpeg', 3000000, '', 4000, 3000,
                   'READY', 'resize-1', 1, now(), now(), 'libvips 8.18.7',
                   '\\x5b98050d84'::bytea || decode(md5(random()::text), 'hex')
            from batch b, generate_series(1, 100) i
            """;

    @TestConfiguration(proxyBeanMethods = false)
    static class Listen {

        @Bean
        static Statements statements() {
            return new Statements();
        }
    }

    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired Statements statements;
    @Autowired JdbcConnectionDetails database;
    @LocalServerPort int port;

    private Site site;
    private UUID album;
    private UUID photo;

    @BeforeAll
    void aHundredPeopleWithTenAlbumsOfAHundredPhotosEach() {
        Person ana = people.person("Ana");
        for (String sql : List.of(PEOPLE, FRIENDS, ALBUMS, PHOTOS)) {
            jdbc.sql(sql).param("ana", ana.id()).update();
        }
        jdbc.sql("analyze").update();
        album = one("select id from album where owner_id = ? order by id limit 1", ana.id());
        photo = one("select id from photo where album_id = ? order by id offset 50 limit 1", album);
        site = Site.at(port).signIn(ana.email(), "secret");
    }

    private UUID one(String sql, UUID of) {
        return jdbc.sql(sql).param(of).query(UUID.class).single();
    }

    @ParameterizedTest(name = "{0}: at most {1} statements")
    @CsvSource({"/, 8", "/albums/{album}, 14", "/photos/{photo}, 13"})
    void comeInTimeAndWithFewQuestions(String path, int most) {
        String address = address(path);
        IntStream.range(0, 20).forEach(_ -> site.get(address));
        int mark = statements.mark();
        site.get(address);
        List<String> asked = statements.since(mark);
        long[] nanos = IntStream.range(0, 21).mapToLong(_ -> time(address)).sorted().toArray();

        System.out.printf(
                "%s: %d statements, median %d ms, slowest %d ms%n",
                path, asked.size(), nanos[10] / 1_000_000, nanos[20] / 1_000_000);
        assertThat(asked).hasSizeLessThanOrEqualTo(most);
        assertThat(Duration.ofNanos(nanos[10])).isLessThan(LONGEST);
    }

    @ParameterizedTest
    @CsvSource({"/", "/albums/{album}", "/photos/{photo}"})
    void areSmallWithAllTheyBring(String path) {
        String page = site.get(address(path)).body();
        long bytes =
                Stream.concat(
                                Stream.of(address(path)),
                                ASSET.matcher(page)
                                        .results()
                                        .map(found -> found.group(1))
                                        .distinct())
                        .mapToLong(this::transferred)
                        .sum();

        System.out.printf("%s: %d KB transferred%n", path, bytes / 1024);
        assertThat(bytes).isLessThan(FIRST_PAGE);
    }

    /// Whatever the values, so that no lucky one hides a plan that reads everything.
    @Test
    void readPhotosByAnIndex() {
        int mark = statements.mark();
        List.of("/", "/albums/{album}", "/photos/{photo}").forEach(path -> site.get(address(path)));
        List<String> plans =
                statements.since(mark).stream()
                        .filter(sql -> sql.contains("photo ") || sql.contains("album "))
                        .filter(sql -> sql.startsWith("select") || sql.startsWith("with"))
                        .map(this::plan)
                        .toList();

        assertThat(plans).isNotEmpty().noneMatch(plan -> plan.contains("Seq Scan on photo"));
        assertThat(plans).noneMatch(plan -> plan.contains("Seq Scan on album"));
    }

    /// In the simple protocol, because the extended one wants values for what stays open here.
    private String plan(String sql) {
        String open = sql;
        for (int i = 1; open.contains("?"); i++) {
            open = open.replaceFirst("\\?", "\\$" + i);
        }
        var simple =
                new DriverManagerDataSource(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
        var settings = new Properties();
        settings.setProperty("preferQueryMode", "simple");
        simple.setConnectionProperties(settings);
        return String.join(
                "\n",
                new JdbcTemplate(simple)
                        .queryForList("explain (generic_plan) " + open, String.class));
    }

    private long time(String path) {
        long began = System.nanoTime();
        assertThat(site.get(path).statusCode()).isEqualTo(200);
        return System.nanoTime() - began;
    }

    private long transferred(String path) {
        try (InputStream body = site.stream(path, "Accept-Encoding", "gzip").body()) {
            return body.readAllBytes().length;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String address(String path) {
        return path.replace("{album}", album.toString()).replace("{photo}", photo.toString());
    }
}
