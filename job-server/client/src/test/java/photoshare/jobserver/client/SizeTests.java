package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Jobs and results that are larger than one of the ends accepts cost themselves and nothing else.
@ParameterizedClass
@EnumSource
class SizeTests {

    private static final int ACCEPTED = 10_000;
    private static final ConnectionOptions SMALL =
            ConnectionOptions.DEFAULT.withMaxPacketSize(ACCEPTED);

    @Parameter private TestServer.Kind kind;

    private final List<AutoCloseable> open = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = kind.start();
        open.addFirst(server);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var closeable : open) {
            closeable.close();
        }
    }

    private JobClient client(ConnectionOptions connection) {
        var client =
                new JobClient(
                        JobClientOptions.of(server.address().toString())
                                .withConnection(connection));
        open.addFirst(client);
        return client;
    }

    private JobWorker worker(ConnectionOptions connection, JobFunction code) {
        var worker =
                new JobWorker(
                        JobWorkerOptions.of(server.address().toString()).withConnection(connection),
                        List.of(WorkerFunction.of("resize", code)));
        open.addFirst(worker);
        worker.start();
        return worker;
    }

    private static JobRequest job(int size) {
        return JobRequest.of("resize", new byte[size]).withUnique("size:" + size);
    }

    @Test
    void aWorkerFailsAJobThatIsTooLargeForItAndGoesOn() {
        var worker = worker(SMALL, _ -> {});
        var client = client(ConnectionOptions.DEFAULT);
        var large = client.submit(job(5_000_000));
        client.submitBackground(job(10));

        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> large.await(Duration.ofSeconds(10)));
        await().until(() -> worker.snapshot().completed() == 1);
        assertThat(worker.snapshot().failed()).isOne();
        assertThat(server.admin().jobs()).isEmpty();
    }

    @Test
    void aClientFailsAJobWhoseResultIsTooLargeForItAndGoesOn() throws Exception {
        worker(ConnectionOptions.DEFAULT, job -> job.result(job.payload()));
        var client = client(SMALL);

        var large = client.submit(job(ACCEPTED));
        var small = client.submit(job(10));

        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> large.await(Duration.ofSeconds(10)))
                .withMessageMatching(
                        "The job resize\\[size:10000] failed: WORK_COMPLETE has \\d+ bytes;"
                                + " at most 10000 are accepted");
        assertThat(small.await(Duration.ofSeconds(10))).hasSize(10);
        assertThat(client.echo(new byte[1])).hasSize(1);
    }
}
