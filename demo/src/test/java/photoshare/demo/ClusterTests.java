package photoshare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTests {

    private static final List<String> SAID = new CopyOnWriteArrayList<>();

    private static Path project;
    private static Cluster cluster;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        project = StandInProject.in(folder);
        cluster = Cluster.in(project).web(2).resize(2).email(1).out(SAID::add).start();
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @Test
    void startsEveryPart() {
        assertThat(cluster.names())
                .containsExactly(
                        "postgres",
                        "mail",
                        "job-server-1",
                        "job-server-2",
                        "web-1",
                        "web-2",
                        "resize-1",
                        "resize-2",
                        "email-1");
        assertThat(cluster.names()).allMatch(cluster::isReady);
        assertThat(SAID)
                .anyMatch(line -> line.matches("resize-2 +ready +localhost:\\d+ +[\\d.]+ s"));
    }

    @Test
    void tellsAWebNodeWhereEverythingIs() throws Exception {
        assertThat(get(cluster.url()))
                .contains("--spring.profiles.active=demo")
                .contains("--app.public-url=" + cluster.url())
                .contains("--app.inbox-url=" + cluster.inbox())
                .contains("--jobs.servers=localhost:" + cluster.port("job-server-1"))
                .contains("--spring.mail.port=" + cluster.port("mail"))
                .contains(":" + cluster.port("postgres") + "/postgres")
                .contains("APP_DEMOCONTROLURL=" + cluster.control());
    }

    @Test
    void tellsNobodyButWebNodesHowToGiveOrders() throws Exception {
        var worker = URI.create("http://localhost:" + cluster.port("resize-1"));
        assertThat(get(worker)).doesNotContain("DEMOCONTROL");
        assertThat(get(cluster.url())).doesNotContain("--app.demo-control-url");
    }

    @Test
    void takesOrdersOfWebNodes() throws Exception {
        assertThat(get(cluster.control().resolve("parts"))).contains("\"name\":\"web-2\"");

        assertThat(order("kill/web-2").statusCode()).isEqualTo(202);
        await().untilAsserted(() ->
                assertThat(get(cluster.control().resolve("parts")))
                        .containsPattern("web-2[^}]*killed"));
        assertThat(order("start/web").statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> cluster.isReady("web-2"));
    }

    @Test
    void refusesOrdersThatMakeNoSenseOrComeFromElsewhere() throws Exception {
        assertThat(order("kill/web-9").statusCode()).isEqualTo(400);
        assertThat(order("kill/web-9").body()).startsWith("There is no part \"web-9\"");
        assertThat(order("load/201").body())
                .isEqualTo("\"201\" is no number of photos; one upload takes 1 to 200.");
        assertThat(order("stop/demo").statusCode()).isEqualTo(400);
        assertThat(order("../kill/web-1").statusCode()).isEqualTo(404);
    }

    @Test
    void restartsAPartThatDiesByItself() throws Exception {
        long before = process("resize-1");
        int port = cluster.port("resize-1");

        assertThatThrownBy(() -> get(URI.create("http://localhost:" + port + "/die")))
                .isInstanceOf(IOException.class);

        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> cluster.isReady("resize-1") && process("resize-1") != before);
        assertThat(get(URI.create("http://localhost:" + port)))
                .contains("--jobs.client-id=resize-1");
        assertThat(SAID).anyMatch(line -> line.startsWith("resize-1      ended by itself"));
    }

    @Test
    void leavesAKilledPartDownUntilItIsStarted() throws Exception {
        var killed = cluster.process("web-2").orElseThrow();

        cluster.kill("web-2");

        assertThat(killed.isAlive()).isFalse();
        assertThat(get(cluster.url())).contains("--jobs.client-id=web-1");
        assertThat(get(cluster.url())).contains("--jobs.client-id=web-1");
        assertThat(cluster.status())
                .containsPattern("web-2 +killed .* until: bin/demo start web-2");

        cluster.start("web-2");

        assertThat(cluster.isReady("web-2")).isTrue();
    }

    @Test
    void doesNotRestartAKilledPart() {
        cluster.kill("email-1");

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(3))
                .until(() -> cluster.process("email-1").isEmpty());

        cluster.start("email-1");
    }

    @Test
    void keepsWhatPostgresCommittedBeforeItWasKilled() throws Exception {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl())) {
            connection.createStatement().execute("create table fact (name text)");
            connection.createStatement().execute("insert into fact values ('kept')");
        }

        cluster.kill("postgres");
        cluster.start("postgres");

        try (var connection = DriverManager.getConnection(cluster.jdbcUrl());
                var rows = connection.createStatement().executeQuery("select name from fact")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("kept");
        }
    }

    @Test
    void refusesAPartThatThereIsNot() {
        assertThatThrownBy(() -> cluster.kill("web-9"))
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("There is no part \"web-9\"; there are: postgres, mail,");
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (var taken = Ports.listen(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Cluster.in(project).port(port).start())
                    .isInstanceOf(DemoException.class)
                    .hasMessage(
                            "Port %d is taken. Does a demo run already? \"bin/demo status\" tells. If not, choose a free port with --port.",
                            port);
            assertThatThrownBy(() -> Cluster.in(project).inboxPort(port).start())
                    .hasMessageContaining("choose a free port with --inbox-port");
        }
    }

    @Test
    void refusesDataThatIsInUse() {
        assertThatThrownBy(() -> Cluster.in(project).data(cluster.data()).start())
                .isInstanceOf(DemoException.class)
                .hasMessage("Another demo runs with the data in %s.", cluster.data());
    }

    @Test
    void saysWhichProcessWasNotBuilt(@TempDir Path elsewhere) throws IOException {
        StandInProject.in(elsewhere);
        var jar = elsewhere.resolve("web-app/target/web-app-1.0.0-SNAPSHOT-exec.jar");
        Files.delete(jar);

        assertThatThrownBy(() -> Cluster.in(elsewhere).start())
                .isInstanceOf(DemoException.class)
                .hasMessage(jar + " is missing; `mvn -DskipTests package` makes it.");
    }

    @Test
    void unpacksAJarAgainThatWasBuiltAgain(@TempDir Path elsewhere) throws Exception {
        var target = StandInProject.in(elsewhere).resolve("web-app/target");
        var packed = target.resolve("web-app-1.0.0-SNAPSHOT-exec.jar");
        var jar = new BootJar(packed);
        jar.unpack();
        Files.writeString(jar.unpacked().resolveSibling("old"), "of the build before");

        jar.unpack();
        assertThat(jar.unpacked().resolveSibling("old")).exists();

        var time = Files.getLastModifiedTime(packed);
        Files.write(packed, Files.readAllBytes(packed));
        Files.setLastModifiedTime(packed, time);
        jar.unpack();
        assertThat(jar.unpacked().resolveSibling("old")).doesNotExist();
    }

    private static long process(String name) {
        return cluster.process(name).map(ProcessHandle::pid).orElse(0L);
    }

    private static HttpResponse<String> order(String order)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(cluster.control().resolve(order))
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String get(URI url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
        }
    }
}
