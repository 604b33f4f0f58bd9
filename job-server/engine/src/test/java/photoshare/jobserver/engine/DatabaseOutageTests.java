package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static photoshare.jobserver.engine.JobServerTests.anyPort;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.postgres.StallingProxy;
import photoshare.jobserver.engine.postgres.StoppablePostgres;
import photoshare.jobserver.engine.postgres.TestDatabases;
import photoshare.jobserver.engine.store.PostgresJobStores;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Response;

/// What is acknowledged is kept, and what is not kept is not acknowledged, whatever the database
/// does.
class DatabaseOutageTests {

    private StoppablePostgres database;
    private JobServer server;

    @BeforeEach
    void start() throws IOException {
        database = new StoppablePostgres();
        server = new JobServer(anyPort(), new PostgresJobStores(database.url())).start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        database.close();
    }

    @Test
    void isOutOfServiceUntilTheDatabaseIsBack() throws IOException {
        List<Bytes> handles = new ArrayList<>();
        try (var client = peer()) {
            handles.add(client.submitsInBackground("f", "1"));
            handles.add(client.submitsInBackground("f", "2"));
        }
        database.stop();

        await().until(() -> server.role() == Role.OUT_OF_SERVICE);
        assertThat(server.isReady()).isFalse();
        try (var client = peer()) {
            client.says(RawPeer.submission("f", "", "refused", true));
            assertThat(client.hearsOut()).hasOnlyElementsOfType(Response.ErrorResponse.class);
        }
        database.start();

        await().until(server::isReady);
        try (var client = peer();
                var worker = peer()) {
            handles.add(client.submitsInBackground("f", "3"));
            assertThat(worker.works("f")).containsExactlyElementsOf(handles);
        }
    }

    @Test
    void acknowledgesNothingWhileTheDatabaseDoesNotAnswer() throws IOException {
        try (var client = peer()) {
            Bytes handle = client.submitsInBackground("f", "kept");
            database.freeze();
            client.says(RawPeer.submission("f", "", "unknown", true));

            assertThat(client.hearsOut()).hasOnlyElementsOfType(Response.ErrorResponse.class);
            await().until(() -> server.role() == Role.OUT_OF_SERVICE);
            database.thaw();
            await().atMost(Duration.ofSeconds(20)).until(server::isReady);
            try (var worker = peer()) {
                assertThat(worker.works("f")).startsWith(handle).hasSizeLessThan(3);
            }
        }
    }

    @Test
    void goesOnWithoutBackgroundJobsWhileTheDatabaseRefusesToWrite() throws IOException {
        try (var client = peer();
                var worker = peer()) {
            worker.canDo("f");
            Bytes kept = client.submitsInBackground("f", "kept");
            TestDatabases.execute(
                    database.url(),
                    """
                    create function refuse() returns trigger language plpgsql
                        as 'begin raise exception ''No space left on device''; end';
                    create trigger refuse before insert on job_server.job execute function refuse()
                    """);
            client.says(RawPeer.submission("f", "", "refused", true));
            assertThat(client.hears()).isInstanceOf(Response.ErrorResponse.class);
            assertThat(server.isReady()).isFalse();
            assertThat(server.role()).isEqualTo(Role.SERVING);
            Bytes foreground = client.submits("f", "not stored");

            TestDatabases.execute(database.url(), "drop trigger refuse on job_server.job");
            await().until(server::isReady);
            Bytes later = client.submitsInBackground("f", "later");

            assertThat(worker.works("f")).containsExactly(kept, foreground, later);
        }
        assertThat(jobsStored()).isZero();
    }

    @Test
    void anotherServerTakesOverFromOneThatIsCutOffInTheMiddleOfAPacket() throws IOException {
        server.close();
        try (var way = new StallingProxy(database.port());
                var cutOff = new JobServer(anyPort(), through(way)).start();
                var client = new RawPeer(cutOff.address())) {
            Bytes handle = client.submitsInBackground("f", "kept");
            way.stallAfter(1 << 20);
            client.says(RawPeer.submission("f", "", "x".repeat(48 << 20), true));
            server = new JobServer(anyPort(), new PostgresJobStores(database.url())).start();
            assertThat(server.role()).isEqualTo(Role.STANDBY);

            await().atMost(Duration.ofSeconds(15)).until(server::isReady);
            assertThat(client.hearsOut()).hasOnlyElementsOfType(Response.ErrorResponse.class);
            try (var worker = peer()) {
                assertThat(worker.works("f")).containsExactly(handle);
            }
            way.deliverNewConnections();
            await().until(() -> cutOff.role() == Role.STANDBY);
        }
    }

    @Test
    void startsOutOfServiceIfThereIsNoDatabase() throws IOException {
        server.close();
        database.stop();
        server = new JobServer(anyPort(), new PostgresJobStores(database.url())).start();

        assertThat(server.role()).isEqualTo(Role.OUT_OF_SERVICE);
        database.start();
        await().until(server::isReady);
    }

    @Test
    void isClosedQuicklyWhileTheDatabaseDoesNotAnswer() throws Exception {
        database.freeze();
        await().until(() -> server.role() == Role.OUT_OF_SERVICE);
        long start = System.nanoTime();
        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private static PostgresJobStores through(StallingProxy way) {
        return new PostgresJobStores(StoppablePostgres.url("localhost", way.port()));
    }

    private long jobsStored() {
        return TestDatabases.number(database.url(), "select count(*) from job_server.job");
    }

    private RawPeer peer() throws IOException {
        return new RawPeer(server.address());
    }
}
