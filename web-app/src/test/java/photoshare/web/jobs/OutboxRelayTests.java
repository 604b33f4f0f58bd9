package photoshare.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.Outbox;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.spring.JobServerConnectionDetails;
import photoshare.web.WebTest;

@WebTest
@ExtendWith(OutputCaptureExtension.class)
@Import(OutboxRelayTests.WithJobServer.class)
class OutboxRelayTests {

    /// A real job server that forgets everything when it is restarted.
    static final class ForgetfulServer implements JobServerConnectionDetails, AutoCloseable {

        private JobServer running;
        private final InetSocketAddress address;

        ForgetfulServer() throws IOException {
            running = started(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            address = running.address();
        }

        private static JobServer started(InetSocketAddress address) throws IOException {
            return new JobServer(JobServerOptions.defaults().withAddress(address)).start();
        }

        void stop() {
            running.close();
        }

        void startAgain() throws IOException {
            running = started(address);
        }

        @Override
        public List<ServerAddress> servers() {
            return List.of(new ServerAddress("127.0.0.1", address.getPort()));
        }

        List<String> uniqueIds() {
            return new AdminClient(servers().getFirst()).uniqueIds();
        }

        @Override
        public void close() {
            running.close();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithJobServer {

        @Bean
        ForgetfulServer jobServer() throws IOException {
            return new ForgetfulServer();
        }
    }

    @Autowired ForgetfulServer server;
    @Autowired OutboxRelay relay;
    @Autowired Outbox outbox;
    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcConnectionDetails database;

    private UUID batch;

    @BeforeEach
    void anaBeginsAnUpload() {
        Person ana = people.person("Ana");
        batch = people.batchOf(ana, 300);
    }

    @AfterEach
    void nothingIsOwed() {
        jdbc.sql("delete from outbox").update();
    }

    @Test
    void submitsAtOnceWhatIsOwed() {
        arrive(people.photos(batch, 3));
        assertThat(outbox.debt().owed()).isEqualTo(3);
    }

    @Test
    void submitsMoreThanItTakesAtOnce() {
        arrive(people.photos(batch, 250));
    }

    @Test
    void submitsAgainUnderTheSameIdWhatItMayHaveSubmittedBeforeItDied() {
        List<UUID> photos = people.photos(batch, 3);
        arrive(photos);
        relay.stop();
        jdbc.sql("update outbox set due_at = now()").update();
        relay.start();
        await().untilAsserted(() -> assertThat(outbox.untilNextDue()).isPositive());
        arrive(photos);
    }

    @Test
    void submitsWhatAnotherNodeClaimedAndNeverSubmitted() {
        relay.stop();
        List<UUID> photos = people.photos(batch, 3);
        assertThat(outbox.claimDue(10)).hasSize(3);
        relay.start();
        jdbc.sql("update outbox set due_at = now() + interval '1 second'").update();
        people.photo(batch, "rings");
        await().untilAsserted(() -> assertThat(server.uniqueIds()).containsAll(ids(photos)));
    }

    @Test
    void keepsEverythingWhileTheJobServerIsAwayAndDeliversItWhenItIsBack() throws IOException {
        server.stop();
        List<UUID> photos = people.photos(batch, 3);
        List<UUID> more = Stream.of("a", "b").map(key -> people.photo(batch, key)).toList();
        server.startAgain();
        arrive(Stream.concat(photos.stream(), more.stream()).toList());
    }

    @Test
    void submitsARetryWhenItsTimeHasComeAndNotLater() {
        UUID photo = people.photo(batch, "fails");
        arrive(List.of(photo));
        outbox.retryLater(new ResizePhoto(photo), "the disk is full");
        await().atMost(Duration.ofSeconds(15)).until(() -> submissions(photo) == 1);
    }

    private int submissions(UUID photo) {
        return jdbc.sql("select submissions from outbox where unique_id = ?")
                .param("photo:" + photo)
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsAJobServerThatForgotEverythingAgain() throws IOException {
        List<UUID> photos = people.photos(batch, 3);
        arrive(photos);
        server.stop();
        server.startAgain();
        arrive(photos);
    }

    @Test
    void goesOnWhenTheDatabaseWasAwayAndIsBack(CapturedOutput log) throws SQLException {
        relay.stop();
        List<UUID> photos = people.photos(batch, 3);
        databaseIsAway(() -> {
            relay.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> log.getOut().split("jobs wait in it", -1).length > 3);
        });
        arrive(photos);
    }

    private void databaseIsAway(Runnable meanwhile) throws SQLException {
        String url = database.getJdbcUrl();
        int name = url.lastIndexOf('/') + 1;
        String alter = "alter database %s allow_connections ".formatted(url.substring(name));
        try (var connection =
                        DriverManager.getConnection(
                                url.substring(0, name) + "postgres",
                                database.getUsername(),
                                database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(alter + "false");
            try {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                                .formatted(url.substring(name)));
                meanwhile.run();
            } finally {
                statement.execute(alter + "true");
            }
        }
    }

    /// Each once: the job server takes the same unique id for the same job.
    private void arrive(List<UUID> photos) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(server.uniqueIds())
                                .contains(ids(photos).toArray(String[]::new))
                                .doesNotHaveDuplicates());
    }

    private static List<String> ids(List<UUID> photos) {
        return photos.stream().map(photo -> "photo:" + photo).toList();
    }
}
