package photoshare.jobserver.engine.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.postgres.StallingProxy;
import photoshare.jobserver.engine.postgres.TestDatabases;
import photoshare.jobserver.protocol.Bytes;

class PostgresJobStoreTests extends JobStoreContract {

    /// The size of the last two messages of a statement.
    private static final int EXECUTE_AND_SYNC = 15;

    private final String url = TestDatabases.fresh();
    private final PostgresJobStores stores = new PostgresJobStores(url);
    private final List<JobStore> opened = new ArrayList<>();
    private JobStore store;

    @BeforeEach
    void open() {
        store = loaded("default");
    }

    @AfterEach
    void close() {
        opened.forEach(JobStore::close);
    }

    @Override
    JobStore store() {
        return store;
    }

    @Override
    JobStore reopened() {
        store.close();
        store = acquired("default");
        return store;
    }

    @Test
    void onlyOneStoreHasTheJobsOfAQueue() {
        JobStore second = opened("default");
        assertThat(second.acquire()).isFalse();
        assertThat(second.acquire()).isFalse();

        store.close();

        await().until(second::acquire);
    }

    @Test
    void queuesDoNotSeeEachOther() {
        JobStore other = loaded("other");
        store.add(job("1"));
        other.add(job("1"));
        other.add(job("2"));
        store.sync();
        other.sync();
        store.remove(Bytes.of("H:1"));
        store.sync();

        assertThat(jobs(reopened())).isEmpty();
        other.close();
        assertThat(jobs(acquired("other"))).containsExactly(job("1"), job("2"));
    }

    @Test
    void twoServersMayMakeTheTableAtTheSameTime() {
        try (var one = new PostgresSession(TestDatabases.connect(url));
                var other = new PostgresSession(TestDatabases.connect(url))) {
            for (int i = 0; i < 20; i++) {
                TestDatabases.execute(url, "drop schema job_server cascade");
                var start = new CyclicBarrier(2);
                var creations =
                        Stream.of(one, other)
                                .map(each -> CompletableFuture.runAsync(() -> create(each, start)))
                                .toList();

                assertThatNoException()
                        .isThrownBy(() -> creations.forEach(CompletableFuture::join));
            }
        }
    }

    private static void create(PostgresSession session, CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        session.change(PostgresJobTable::create);
    }

    @Test
    void needsNoMoreThanTheTable() {
        TestDatabases.execute(
                url,
                """
                drop role if exists jobs;
                create role jobs login password 'secret';
                grant usage on schema job_server to jobs;
                grant select, insert, update, delete on job_server.job to jobs
                """);
        store.close();
        var least = new PostgresJobStores(url.replaceAll("\\?.*", "?user=jobs&password=secret"));
        try (JobStore restricted = least.open("default")) {
            assertThat(restricted.acquire()).isTrue();
            restricted.load(_ -> {});
            restricted.add(job("1"));
            restricted.sync();
        }
        TestDatabases.execute(url, "drop owned by jobs; drop role jobs");

        assertThat(jobs(acquired("default"))).containsExactly(job("1"));
    }

    @Test
    void keepsWorkingAfterARefusal() {
        TestDatabases.execute(
                url,
                """
                create function refuse() returns trigger language plpgsql
                    as 'begin raise exception ''No space left''; end';
                create trigger refuse before insert on job_server.job execute function refuse()
                """);
        store.add(job("1"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(store::sync)
                .withMessageContaining("No space left");
        assertThatNoException().isThrownBy(store::confirm);

        TestDatabases.execute(url, "drop trigger refuse on job_server.job");
        store.add(job("2"));
        store.sync();

        assertThat(jobs(reopened())).containsExactly(job("2"));
    }

    @Test
    void knowsThatItsSessionIsGone() {
        TestDatabases.execute(
                url,
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())");
        store.add(job("1"));

        assertThatExceptionOfType(StoreLostException.class).isThrownBy(store::sync);
        assertThat(jobs(reopened())).isEmpty();
    }

    @Test
    void losesTheJobsWhenItIsSilent() {
        JobStore second = opened("default");

        await().atMost(12, SECONDS).until(second::acquire);

        assertThat(store.isHeld()).isFalse();
        assertThatExceptionOfType(StoreLostException.class).isThrownBy(store::confirm);
    }

    /// PostgreSQL does not call a session idle that has begun something and does not say how it
    /// goes on.
    @Test
    void losesTheJobsWhenItFallsSilentBetweenTwoMessages() throws IOException {
        store.close();
        int port = URI.create(url.replace("jdbc:", "")).getPort();
        try (var way = new StallingProxy(port)) {
            var distant = new PostgresJobStores(url.replace(":" + port, ":" + way.port()));
            JobStore silent = distant.open("default");
            await().until(silent::acquire);
            silent.load(_ -> {});
            write(silent, "1");
            long before = way.delivered();
            write(silent, "2");
            way.stallAfter(way.delivered() - before - EXECUTE_AND_SYNC);
            assertThatExceptionOfType(StoreLostException.class)
                    .isThrownBy(() -> write(silent, "3"));

            JobStore second = opened("default");
            await().atMost(12, SECONDS).until(second::acquire);
            assertThat(jobs(second)).containsExactly(job("1"), job("2"));
        }
    }

    private static void write(JobStore store, String number) {
        store.add(job(number));
        store.sync();
    }

    @Test
    void keepsTheJobsWhileItGivesSignsOfLife() {
        JobStore second = opened("default");

        await().during(Duration.ofSeconds(10))
                .atMost(Duration.ofSeconds(12))
                .until(() -> confirms(store) && store.isHeld() && !second.acquire());
    }

    @Test
    void saysThatNobodyAnswers() {
        var nowhere = new PostgresJobStores("jdbc:postgresql://localhost:1/none?user=none");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> nowhere.open("default"))
                .withMessageContaining("cannot be reached");
    }

    @Test
    void takesNoOtherDatabase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostgresJobStores("jdbc:mysql://localhost/jobs?password=x"))
                .withMessageContaining("jdbc:postgresql:")
                .withMessageNotContaining("password");
    }

    private static boolean confirms(JobStore store) {
        store.confirm();
        return true;
    }

    private JobStore opened(String queue) {
        JobStore store = stores.open(queue);
        synchronized (opened) {
            opened.add(store);
        }
        return store;
    }

    private JobStore acquired(String queue) {
        JobStore store = opened(queue);
        await().until(store::acquire);
        return store;
    }

    private JobStore loaded(String queue) {
        JobStore store = acquired(queue);
        store.load(_ -> {});
        return store;
    }
}
