package photoshare.jobserver.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import photoshare.jobserver.client.AdminClient.Job;
import photoshare.jobserver.client.JobUpdate.Progress;

/// Foreground jobs that nobody waits for any more.
@ParameterizedClass
@EnumSource
class CancellationTests {

    private static final Duration LONG = Duration.ofSeconds(10);

    @Parameter private TestServer.Kind kind;

    private final List<AutoCloseable> open = new ArrayList<>();
    private TestServer server;
    private JobClient client;

    @BeforeEach
    void startServer() throws IOException {
        server = kind.start();
        open.addFirst(server);
        client = client();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var closeable : open) {
            closeable.close();
        }
    }

    private JobClient client() {
        var created = JobClient.to(server.address().toString());
        open.addFirst(created);
        return created;
    }

    private void workerDoing(String function, JobFunction code) {
        var worker =
                new JobWorker(
                        JobWorkerOptions.of(server.address().toString()),
                        List.of(WorkerFunction.of(function, code)));
        open.addFirst(worker);
        worker.start();
    }

    private static JobRequest job(String function) {
        return JobRequest.of(function, "data").withUnique("photo:1");
    }

    @Test
    void whoeverAwaitsACancelledJobIsToldAndTheServerForgetsIt() {
        var job = client.submit(job("resize"));

        job.cancel();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> job.await(LONG))
                .withMessage("The job resize[photo:1] was cancelled");
        await().untilAsserted(() -> assertThat(server.admin().jobs()).allMatch(Job::ignored));
    }

    @Test
    void cancellingOneJobLeavesTheOthersAlone() throws Exception {
        var cancelled = new CountDownLatch(1);
        workerDoing(
                "slow",
                job -> {
                    cancelled.await();
                    job.result("done".getBytes(UTF_8));
                });
        var staying = client.submit(job("slow"));
        var leaving = client.submit(job("resize"));

        leaving.cancel();
        var later = client.submit(JobRequest.of("slow", "later"));
        cancelled.countDown();

        assertThat(staying.await(LONG)).asString().isEqualTo("done");
        assertThat(later.await(LONG)).asString().isEqualTo("done");
        await().untilAsserted(() -> assertThat(server.admin().jobs()).allMatch(Job::ignored));
    }

    @Test
    void aJobThatSomebodyElseWaitsForGoesOn() throws Exception {
        var cancelled = new CountDownLatch(1);
        workerDoing(
                "slow",
                job -> {
                    cancelled.await();
                    job.progress(1, 2);
                    job.result("done".getBytes(UTF_8));
                });
        var updates = new ConcurrentLinkedQueue<JobUpdate>();
        var leaving = client.submit(job("slow"));
        var staying = client.submit(job("slow"), updates::add);
        var elsewhere = client().submit(job("slow"));

        leaving.cancel();
        cancelled.countDown();

        assertThat(staying.await(LONG)).asString().isEqualTo("done");
        assertThat(elsewhere.await(LONG)).asString().isEqualTo("done");
        assertThat(updates).containsExactly(new Progress(1, 2));
    }

    @Test
    void aJobThatHasEndedCannotBeCancelled() throws Exception {
        workerDoing("resize", job -> job.result("done".getBytes(UTF_8)));
        var job = client.submit(job("resize"));
        job.await(LONG);

        job.cancel();

        assertThat(job.await(LONG)).asString().isEqualTo("done");
    }

    @Test
    void whoeverDoesNotWaitLongEnoughMayWaitAgain() throws Exception {
        var tooLate = new CountDownLatch(1);
        workerDoing("slow", _ -> tooLate.await());
        var job = client.submit(job("slow"));

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> job.await(Duration.ofMillis(50)));
        tooLate.countDown();

        assertThat(job.await(LONG)).isEmpty();
    }

    @Test
    void closingTheClientEndsJobsOnConnectionsThatWereGivenUp() {
        var staying = client.submit(job("slow"));
        client.submit(job("resize")).cancel();
        client.echo(new byte[0]);

        client.close();

        assertThatExceptionOfType(ReplyLostException.class).isThrownBy(() -> staying.await(LONG));
    }

    @Test
    void aJobThatIsSubmittedAgainAfterALossGetsTheResultOfTheOneThatRuns() throws Exception {
        var way = new CuttableConnection(server.address());
        open.addFirst(way);
        var found = new CountDownLatch(1);
        workerDoing(
                "slow",
                job -> {
                    found.await();
                    job.result("done".getBytes(UTF_8));
                });
        var cutOff = JobClient.to(way.address().toString());
        open.addFirst(cutOff);
        var job = cutOff.submit(job("slow"));
        await().until(() -> server.admin().status().getFirst().running() == 1);

        way.cut();
        await().until(() -> cutOff.status("photo:1").clients() == 1);
        found.countDown();

        assertThat(job.await(LONG)).asString().isEqualTo("done");
        assertThat(server.admin().status().getFirst().jobs()).isZero();
    }
}
