package photoshare.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import photoshare.demo.mail.Mail;

/// The way of photos from a browser to a friend's inbox: real processes, a real browser, real SMTP.
class JourneyTests {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern ALBUM = Pattern.compile("http://localhost:\\d+/albums/[0-9a-f-]+");

    private static final Pattern CONFIRM = Pattern.compile("http://localhost:\\d+/confirm/[\\w-]+");

    private static final String JUST_BEGUN =
            """
            photo where state = 'UPLOADED' and worker = 'resize-1'
              and started_at > now() - interval '200 milliseconds'
            """;

    private static Browsers browsers;
    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException {
        browsers = Browsers.open();
        cluster = Cluster.in(Path.of("..").toRealPath()).out(System.out::println).start();
    }

    @AfterAll
    static void stop() throws IOException {
        try (var _ = browsers;
                var _ = cluster) {}
    }

    @Test
    void twelvePhotosOneOfThemBrokenReachAFriendInOneMail() throws Exception {
        Page carla = register("Carla");
        Page dan = register("Dan");
        befriend(carla, "Carla", dan, "Dan");

        makeAlbum(carla, "Trip to Porto");
        upload(carla, twelvePhotos());

        assertThat(carla.locator(".tile")).hasCount(12, soon());
        assertThat(carla.locator(".tile.ready")).hasCount(11, soon());
        assertThat(carla.locator(".tile.failed")).hasCount(1);
        assertThat(carla.locator(".tile.failed")).containsText("damaged");
        assertThat(carla.locator("#strip")).containsText("1 friend e-mailed", containsSoon());

        Mail mail = onlyMailTo("dan@example.org");
        assertThat(mail.subject()).isEqualTo("Carla shared 11 photos: Trip to Porto");
        dan.navigate(albumIn(mail));
        assertThat(dan.locator("h1")).hasText("Trip to Porto");
        assertThat(dan.locator(".tile")).hasCount(11);
        assertThat(dan.locator(".tile.ready img")).hasCount(11);
        everyImageLoads(dan);
    }

    @Test
    void aWorkerKilledInMidPhotoCostsNothingButTime() throws Exception {
        Page eva = register("Eva");
        Page finn = register("Finn");
        befriend(eva, "Eva", finn, "Finn");

        makeAlbum(eva, "Alps");
        upload(eva, eightLargePhotos());
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> count(JUST_BEGUN) > 0);
        cluster.kill("resize-1");

        assertThat(eva.locator(".tile.ready")).hasCount(8, soon());
        assertThat(eva.locator("#strip")).containsText("1 friend e-mailed", containsSoon());
        assertThat(onlyMailTo("finn@example.org").subject()).isEqualTo("Eva shared 8 photos: Alps");
        assertThat(count("photo where attempt > 1")).as("second attempts").isPositive();
        cluster.start("resize-1");
    }

    @Test
    void aStandbyTakesOverWhenTheJobServerIsKilled() throws Exception {
        Page gina = register("Gina");
        Page hugo = register("Hugo");
        befriend(gina, "Gina", hugo, "Hugo");
        String serving = cluster.standsBy("job-server-1") ? "job-server-2" : "job-server-1";

        makeAlbum(gina, "Harbour");
        upload(gina, eightLargePhotos());
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> count(JUST_BEGUN) > 0);
        cluster.kill(serving);

        assertThat(gina.locator(".tile.ready")).hasCount(8, soon());
        assertThat(gina.locator("#strip")).containsText("1 friend e-mailed", containsSoon());
        onlyMailTo("hugo@example.org");
        cluster.start(serving);
        assertThat(cluster.standsBy(serving)).isTrue();
    }

    @Test
    void theJobsPageMakesPhotosKillsAWorkerAndStartsItAgain() throws IOException {
        Page ana = browsers.newPerson(cluster.url().toString());
        ana.navigate("/login");
        ana.getByLabel("E-mail").fill("ana@example.org");
        ana.getByLabel("Password").fill("photoshare");
        click(ana, "Sign in");
        ana.navigate("/jobs");

        ana.getByLabel("How many photos").fill("60");
        click(ana, "Make photos");
        assertThat(ana.locator("#toasts")).containsText("60 photos are being made");
        assertThat(ana.locator("#jobs-running")).containsText("painted-", containsSoon());
        click(ana.locator("#jobs-parts"), "Kill resize-2");
        assertThat(ana.locator("#toasts")).containsText("resize-2 is being killed.");
        assertThat(ana.locator("#jobs-parts")).containsText("killed", containsSoon());
        assertThat(ana.locator("#jobs-servers")).containsText("standby");
        picture(ana, "jobs-demo-killed");
        click(ana.locator("#jobs-parts"), "Start resize-2");
        await().atMost(SOON).until(() -> cluster.isReady("resize-2"));
        assertThat(ana.locator("#jobs-health")).containsText("2 resize workers", containsSoon());

        await().atMost(SOON).until(() -> count("outbox") == 0);
        assertThat(mailTo("ben@example.org", "60 painted photos").subject())
                .isEqualTo("Ana shared 60 photos: 60 painted photos");
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots/" + name + ".png")));
    }

    private static Page register(String name) throws IOException {
        Page page = browsers.newPerson(cluster.url().toString());
        page.navigate("/register");
        page.getByLabel("Name").fill(name);
        page.getByLabel("E-mail").fill(address(name));
        page.getByLabel("Password").fill("correct horse battery");
        click(page, "Make my account");
        assertThat(page.getByText("Check your mail")).isVisible();
        page.navigate(linkIn(mailTo(address(name), "Confirm your e-mail address")));
        click(page, "Yes, it is mine");
        assertThat(page.getByText("My albums")).isVisible();
        return page;
    }

    private static void befriend(Page one, String name, Page other, String otherName) {
        one.navigate("/friends");
        one.getByLabel("Friend's e-mail").fill(address(otherName));
        click(one, "Invite");
        assertThat(one.getByText("Waiting for an answer")).isVisible();
        other.navigate("/friends");
        click(other, "Accept " + name);
        assertThat(other.getByText("My friends")).isVisible();
    }

    private static void makeAlbum(Page page, String title) {
        page.navigate("/albums/new");
        page.getByLabel("Title").fill(title);
        click(page, "Next: choose photos");
        assertThat(page.getByText("1 friend will get an e-mail")).isVisible();
    }

    private static void upload(Page page, List<FilePayload> files) {
        page.locator("#files").setInputFiles(files.toArray(FilePayload[]::new));
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void click(Locator where, String button) {
        where.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static String address(String name) {
        return name.toLowerCase(Locale.ROOT) + "@example.org";
    }

    private static List<FilePayload> twelvePhotos() {
        var files = new ArrayList<FilePayload>();
        for (int i = 0; i < 6; i++) {
            files.add(file("landscape-" + i + ".jpg", SamplePhotos.jpeg(i, 2400, 1600)));
        }
        for (int i = 6; i < 9; i++) {
            files.add(file("portrait-" + i + ".jpg", SamplePhotos.jpeg(i, 1200, 1800)));
        }
        files.add(file("turned.jpg", SamplePhotos.turnedJpeg(9, 1200, 1800)));
        files.add(file("round.png", SamplePhotos.transparentPng(10, 900, 900)));
        byte[] whole = SamplePhotos.jpeg(11, 2400, 1600);
        files.add(file("truncated.jpg", Arrays.copyOf(whole, 700)));
        return files;
    }

    /// Of 48 megapixels each, so that a worker needs a while. What follows the end of a JPEG is no
    /// part of the picture, but tells the files apart.
    private static List<FilePayload> eightLargePhotos() {
        byte[] large = SamplePhotos.progressiveJpeg(13, 8000, 6000);
        var files = new ArrayList<FilePayload>();
        for (int i = 0; i < 8; i++) {
            files.add(file("large-" + i + ".jpg", Arrays.copyOf(large, large.length + i)));
        }
        return files;
    }

    private static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }

    private static Mail mailTo(String address, String subject) throws IOException {
        await().atMost(SOON).until(() -> !mailsTo(address, subject).isEmpty());
        return mailsTo(address, subject).getFirst();
    }

    private static List<Mail> mailsTo(String address, String subject) throws IOException {
        return cluster.mails().stream()
                .filter(mail -> mail.to().equals(address) && mail.subject().contains(subject))
                .toList();
    }

    private static String linkIn(Mail mail) {
        var link = CONFIRM.matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group();
    }

    /// The only one about photos. Nothing is owed any more when this looks, so no second one can
    /// follow.
    private static Mail onlyMailTo(String address) throws IOException {
        await().atMost(SOON).until(() -> count("outbox") == 0);
        List<Mail> mails = mailsTo(address, " shared ");
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private static String albumIn(Mail mail) {
        var album = ALBUM.matcher(mail.text());
        assertThat(album.find()).as(mail.text()).isTrue();
        return album.group();
    }

    private static void everyImageLoads(Page page) {
        for (Locator image : page.locator(".tile img").all()) {
            image.scrollIntoViewIfNeeded();
            await().atMost(SOON)
                    .until(() -> Boolean.TRUE.equals(image.evaluate("it => it.naturalWidth > 0")));
        }
    }

    private static int count(String of) throws SQLException {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + of)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static LocatorAssertions.HasCountOptions soon() {
        return new LocatorAssertions.HasCountOptions().setTimeout(SOON.toMillis());
    }

    private static LocatorAssertions.ContainsTextOptions containsSoon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON.toMillis());
    }
}
