package photoshare.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.JobWorker;
import photoshare.jobserver.client.JobWorkerOptions;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.client.WorkerFunction;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.web.gallery.Resizers.Absence;

class ResizersTests {

    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;

    @Test
    void areMissingUntilOneIsConnected() throws IOException {
        try (JobServer server = started()) {
            var address = new ServerAddress("127.0.0.1", server.address().getPort());
            var resizers = resizers(address);
            assertThat(resizers.absence()).contains(Absence.NO_WORKER);

            try (var worker = worker(address)) {
                worker.start();
                await().until(() -> !new AdminClient(address).status().isEmpty());
                assertThat(resizers.absence())
                        .as("what was heard a moment ago")
                        .contains(Absence.NO_WORKER);
                now = now.plusSeconds(2);
                assertThat(resizers.absence()).isEmpty();
            }
        }
    }

    @Test
    void areNotSaidToBeMissingWhenNoServerAnswers() {
        var resizers = resizers(new ServerAddress("127.0.0.1", 1));
        assertThat(resizers.absence()).isEmpty();
        now = now.plusSeconds(3);
        assertThat(resizers.absence()).as("while another one takes over").isEmpty();
        now = now.plusSeconds(3);
        assertThat(resizers.absence()).contains(Absence.NO_JOB_SERVER);
    }

    private Resizers resizers(ServerAddress server) {
        return new Resizers(() -> List.of(server), ConnectionOptions.DEFAULT, clock);
    }

    private static JobServer started() throws IOException {
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new JobServer(JobServerOptions.defaults().withAddress(anywhere)).start();
    }

    private static JobWorker worker(ServerAddress server) {
        return new JobWorker(
                JobWorkerOptions.of(List.of(server)),
                List.of(WorkerFunction.of(ResizePhoto.FUNCTION, _ -> {})));
    }
}
