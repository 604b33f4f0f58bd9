package photoshare.resize.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.Outbox;
import photoshare.db.People;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.storage.FilePhotoStore;
import photoshare.storage.PhotoKey;

/// A worker process with all that it needs: a PostgreSQL that takes commits seriously, a job
/// server, and a photo store on the disk. This process plays the web nodes.
final class Rig implements AutoCloseable {

    private static final int POLL_MILLIS = 20;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Web {}

    private final EmbeddedPostgres postgres;
    private final Programs.Running jobServer;
    private final Programs.Running worker;
    private final ConfigurableApplicationContext web;
    private final FilePhotoStore store;

    /// @param folder for the photo store
    /// @param settings of the worker, beside those for what is here
    Rig(Programs programs, Path folder, List<String> settings) throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        jobServer = programs.startJobServer();
        store = new FilePhotoStore(folder, InstantSource.system());
        var shared =
                List.of(
                        "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username=postgres",
                        "jobs.servers=127.0.0.1:" + jobServer.port());
        var workers = new ArrayList<>(shared);
        workers.add("storage.directory=" + folder);
        workers.add("logging.level.photoshare=warn");
        workers.addAll(settings);
        worker = programs.startWorker(workers);
        web =
                new SpringApplicationBuilder(Web.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(Banner.Mode.OFF)
                        .run(
                                Stream.concat(shared.stream(), Stream.of("logging.level.root=warn"))
                                        .map(setting -> "--" + setting)
                                        .toArray(String[]::new));
    }

    /// Stores the originals and what is owed for them.
    List<UUID> upload(int count, IntFunction<Path> files) throws IOException {
        var people = new People(web.getBean(JdbcClient.class), web.getBean(BatchIntake.class));
        UUID batch = people.batchOf(people.person("Ana"), count);
        List<UUID> photos = people.photos(batch, count);
        for (int i = 0; i < count; i++) {
            try (InputStream in = Files.newInputStream(files.apply(i))) {
                store.write(new PhotoKey.Original(photos.get(i)), in, Long.MAX_VALUE);
            }
        }
        return photos;
    }

    /// Submits all jobs that are owed, as web nodes do.
    void submit() {
        var outbox = web.getBean(Outbox.class);
        var jobs = web.getBean(JobClient.class);
        for (var due = outbox.claimDue(100); !due.isEmpty(); due = outbox.claimDue(100)) {
            for (Outbox.Entry entry : due) {
                byte[] payload = entry.payload().getBytes(StandardCharsets.UTF_8);
                jobs.submitBackground(new JobRequest(entry.function(), entry.uniqueId(), payload));
            }
        }
    }

    /// Returns when no photo waits any more.
    void awaitAllSettled() throws InterruptedException {
        while (count("UPLOADED") > 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// How many photos are in this state.
    int count(String state) {
        return web.getBean(JdbcClient.class)
                .sql("select count(*) from photo where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    /// Makes room on the disk.
    void remove(List<UUID> photos) throws IOException {
        for (UUID photo : photos) {
            store.delete(photo);
        }
    }

    Programs.Running worker() {
        return worker;
    }

    @Override
    public void close() throws IOException {
        web.close();
        worker.close();
        jobServer.close();
        postgres.close();
    }
}
