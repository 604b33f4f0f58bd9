package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static photoshare.jobserver.engine.JobServerTests.anyPort;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.postgres.TestDatabases;
import photoshare.jobserver.engine.store.PostgresJobStores;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// Several servers on one database.
class StandbyTests {

    private static final String SESSIONS_WITH_A_QUEUE =
            """
            from pg_locks
            where locktype = 'advisory' and granted
                and database = (select oid from pg_database where datname = current_database())
            """;

    private final String url = TestDatabases.fresh();
    private final List<JobServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(JobServer::close);
        await().untilAsserted(() -> assertThat(sessions()).isZero());
    }

    @Test
    void theSecondServesWhenTheFirstIsClosed() throws IOException {
        JobServer first = started("default");
        JobServer second = started("default");
        assertThat(first.role()).isEqualTo(Role.SERVING);
        assertThat(second.role()).isEqualTo(Role.STANDBY);
        var handles = new ArrayList<Bytes>();
        handles.add(submit(first, "1"));
        handles.add(submit(first, ""));

        first.close();
        await().atMost(Duration.ofSeconds(5)).until(second::isReady);
        handles.add(submit(second, "3"));

        assertThat(handles).doesNotHaveDuplicates();
        assertThat(jobs(second)).containsExactlyElementsOf(handles);
    }

    @Test
    void theSecondServesWhenTheSessionOfTheFirstIsEnded() throws IOException {
        JobServer first = started("default");
        JobServer second = started("default");
        Bytes handle = submit(first, "kept");
        try (var client = peer(first)) {
            client.echo();
            TestDatabases.execute(url, "select pg_terminate_backend(pid) " + SESSIONS_WITH_A_QUEUE);

            assertThat(client.hearsOut()).isEmpty();
        }
        await().atMost(Duration.ofSeconds(5)).until(second::isReady);
        await().until(() -> first.role() == Role.STANDBY);

        assertThat(jobs(second)).containsExactly(handle);
        second.close();
        await().until(first::isReady);
        assertThat(jobs(first)).isEmpty();
    }

    @Test
    void jobsKeepTheirTimesAndRetriesWhenTheServerChanges() throws IOException {
        JobServer first = started("default");
        Instant soon = Instant.now().plusSeconds(4);
        try (var client = peer(first);
                var worker = peer(first)) {
            client.says(
                    new Request.SubmitJobEpoch(
                            Bytes.of("f"),
                            Bytes.of("held"),
                            soon.getEpochSecond(),
                            Bytes.of("held")));
            client.hears();
            client.submitsInBackground("f", "lost once");
            worker.canDo("f");
            worker.grabs();
        }
        await().until(() ->
                number("select retries from job_server.job order by position desc") == 1);
        first.close();
        JobServer second = started("default");

        try (var worker = peer(second)) {
            assertThat(worker.works("f")).hasSize(1);
            worker.says(new Request.PreSleep());
            assertThat(worker.hears()).isEqualTo(new Response.Noop());
            assertThat(Instant.now().getEpochSecond()).isEqualTo(soon.getEpochSecond());
            assertThat(worker.works("f")).hasSize(1);
        }
        assertThat(number("select count(*) from job_server.job")).isZero();
    }

    @Test
    void queuesInOneDatabaseDoNotSeeEachOther() throws IOException {
        JobServer photos = started("photos");
        JobServer mail = started("mail");
        Bytes photo = submit(photos, "photo");
        Bytes letter = submit(mail, "letter");

        assertThat(jobs(photos)).containsExactly(photo);
        assertThat(jobs(mail)).containsExactly(letter);
    }

    @Test
    void countsWhatItHasWritten() throws IOException {
        JobServer server = started("default");
        submit(server, "1");
        submit(server, "2");
        jobs(server);

        await().untilAsserted(() -> {
            var totals = server.statistics().totals();
            assertThat(totals.submitted()).isEqualTo(2);
            assertThat(totals.completed()).isEqualTo(2);
            assertThat(totals.changes()).isEqualTo(4);
            assertThat(totals.commits()).isBetween(3L, 4L);
        });
    }

    private JobServer started(String queue) throws IOException {
        var server = new JobServer(anyPort().withQueue(queue), new PostgresJobStores(url));
        servers.add(server);
        return server.start();
    }

    private long sessions() {
        return number("select count(*) " + SESSIONS_WITH_A_QUEUE);
    }

    private long number(String query) {
        return TestDatabases.number(url, query);
    }

    private static RawPeer peer(JobServer server) throws IOException {
        return new RawPeer(server.address());
    }

    private static Bytes submit(JobServer server, String data) throws IOException {
        try (var client = peer(server)) {
            return client.submitsInBackground("f", data);
        }
    }

    private static List<Bytes> jobs(JobServer server) throws IOException {
        try (var worker = peer(server)) {
            return worker.works("f");
        }
    }
}
