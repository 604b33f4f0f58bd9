package photoshare.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.picture.TestPictures;

/// A worker as a process of its own, with a job server of its own, whose native code crashes.
@ResizeWorkerTest
class NativeCrashTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired Uploads uploads;
    @Autowired PhotoStore store;
    @Autowired JdbcConnectionDetails database;

    private JobServer server;
    private JobClient jobs;

    @BeforeEach
    void startAServer() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new JobServer(JobServerOptions.defaults().withAddress(anyPort)).start();
        jobs = JobClient.to("127.0.0.1:" + server.address().getPort());
    }

    @AfterEach
    void stopTheServer() {
        jobs.close();
        server.close();
    }

    @Test
    void losesOneAttemptAndNothingElse() throws Exception {
        UUID deadly = upload(TestPictures.jpeg(CrashingWorker.DEADLY_WIDTH, 500));
        UUID harmless = upload(TestPictures.jpeg(800, 600));

        for (int crash = 1; crash <= 2; crash++) {
            Process worker = startWorker();
            assertThat(worker.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(worker.exitValue()).isNotZero();
            assertThat(uploads.row(deadly).lost()).isEqualTo(crash);
        }
        Process worker = startWorker();
        try {
            await().atMost(PATIENCE).until(() -> isReady(deadly) && isReady(harmless));
            assertThat(worker.isAlive()).isTrue();
            assertThat(uploads.row(deadly).attempt()).isEqualTo(3);
        } finally {
            worker.destroy();
            worker.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private boolean isReady(UUID photo) {
        return uploads.row(photo).state().equals("READY");
    }

    private UUID upload(byte[] file) throws IOException {
        UUID photo = uploads.photo();
        store.write(new PhotoKey.Original(photo), file);
        var job = new ResizePhoto(photo);
        byte[] payload = "{\"photoId\":\"%s\"}".formatted(photo).getBytes();
        jobs.submitBackground(new JobRequest(job.function(), job.uniqueId(), payload));
        return photo;
    }

    private Process startWorker() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=target/crash-%p.log",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        ManagementFactory.getRuntimeMXBean().getClassPath(),
                        CrashingWorker.class.getName(),
                        "--server.port=0",
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--storage.directory=target/photos",
                        "--jobs.servers=127.0.0.1:" + server.address().getPort())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(Path.of("target/crashing-worker.log").toFile()))
                .start();
    }
}
