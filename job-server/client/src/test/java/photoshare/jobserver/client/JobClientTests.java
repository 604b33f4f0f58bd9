package photoshare.jobserver.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import photoshare.jobserver.client.JobUpdate.Data;
import photoshare.jobserver.client.JobUpdate.Progress;
import photoshare.jobserver.client.JobUpdate.Warning;
import photoshare.jobserver.client.JobWorkerOptions.Failures;
import photoshare.jobserver.protocol.Priority;

@ParameterizedClass
@EnumSource
class JobClientTests {

    @Parameter private TestServer.Kind kind;

    private static final Duration LONG = Duration.ofSeconds(10);

    private final List<AutoCloseable> open = new ArrayList<>();
    private TestServer server;
    private JobClient client;

    @BeforeEach
    void startServer() throws IOException {
        server = kind.start();
        open.addFirst(server);
        client = JobClient.to(server.address().toString());
        open.addFirst(client);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var closeable : open) {
            closeable.close();
        }
    }

    private void workerDoing(String function, JobFunction code) {
        worker(options(), WorkerFunction.of(function, code));
    }

    private JobWorkerOptions options() {
        return JobWorkerOptions.of(server.address().toString());
    }

    private void worker(JobWorkerOptions options, WorkerFunction... functions) {
        var worker = new JobWorker(options, List.of(functions));
        open.addFirst(worker);
        worker.start();
    }

    @Test
    void handsABackgroundJobToAWorker() throws Exception {
        var seen = new LinkedBlockingQueue<String>();
        workerDoing(
                "resize",
                job ->
                        seen.add(
                                String.join(
                                        " ",
                                        job.handle(),
                                        job.function(),
                                        job.unique(),
                                        new String(job.payload(), UTF_8))));

        var handle = client.submitBackground(JobRequest.of("resize", "data").withUnique("photo:1"));

        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(handle.id() + " resize photo:1 data");
    }

    @Test
    void makesOneJobOfEqualOnes() {
        var request = JobRequest.of("resize", "data").withUnique("photo:1");

        assertThat(client.submitBackground(request)).isEqualTo(client.submitBackground(request));
    }

    @Test
    void submitsThousandsOfJobsWithoutWaitingInBetween() {
        var requests =
                IntStream.range(0, 5000)
                        .mapToObj(i -> JobRequest.of("resize", "" + i).withUnique("photo:" + i))
                        .toList();

        var submissions = client.submitBackground(requests);

        assertThat(submissions)
                .hasOnlyElementsOfType(Submission.Accepted.class)
                .extracting(Submission::request)
                .isEqualTo(requests);
        assertThat(submissions).extracting("handle").doesNotHaveDuplicates();
        assertThat(server.admin().status()).first().extracting("jobs").isEqualTo(5000L);
    }

    @Test
    void tellsRefusedJobsOfAListFromAcceptedOnes() {
        server.admin().createFunction("resize");
        server.admin().maxQueue("resize", 2);

        var submissions =
                client.submitBackground(
                        IntStream.range(0, 3)
                                .mapToObj(i -> JobRequest.of("resize", "" + i))
                                .toList());

        assertThat(submissions.subList(0, 2)).hasOnlyElementsOfType(Submission.Accepted.class);
        assertThat(submissions.getLast())
                .isInstanceOfSatisfying(
                        Submission.Failed.class,
                        failed ->
                                assertThat(failed.cause())
                                        .isInstanceOf(JobRefusedException.class)
                                        .hasMessageContaining("Job queue is full"));
    }

    @Test
    void hearsWhatAForegroundJobTells() throws Exception {
        workerDoing(
                "resize",
                job -> {
                    job.progress(1, 3);
                    job.data("part".getBytes(UTF_8));
                    job.warning("hot".getBytes(UTF_8));
                    job.result("done".getBytes(UTF_8));
                });
        var updates = new ConcurrentLinkedQueue<JobUpdate>();

        var job = client.submit(JobRequest.of("resize", "data"), updates::add);

        assertThat(job.await(LONG)).asString().isEqualTo("done");
        assertThat(updates)
                .map(JobClientTests::readable)
                .containsExactly("1 of 3", "data part", "warning hot");
    }

    private static String readable(JobUpdate update) {
        return switch (update) {
            case Progress(var done, var of) -> done + " of " + of;
            case Data(var data) -> "data " + new String(data, UTF_8);
            case Warning(var data) -> "warning " + new String(data, UTF_8);
        };
    }

    @Test
    void aListenerMayUseTheClientAndMayFail() throws Exception {
        workerDoing("resize", job -> job.progress(1, 2));

        var job =
                client.submit(
                        JobRequest.of("resize", "data"),
                        _ -> {
                            client.echo(new byte[1]);
                            throw new IllegalStateException("listener");
                        });

        assertThat(job.await(LONG)).isEmpty();
    }

    @Test
    void everyoneWhoSubmittedTheSameJobGetsItsResult() throws Exception {
        var bothSubmitted = new CountDownLatch(1);
        workerDoing(
                "resize",
                job -> {
                    bothSubmitted.await();
                    job.progress(1, 2);
                    job.result("done".getBytes(UTF_8));
                });
        var request = JobRequest.of("resize", "data").withUnique("photo:1");
        var updates = new ConcurrentLinkedQueue<String>();

        var first = client.submit(request, update -> updates.add("first " + readable(update)));
        var second = client.submit(request, update -> updates.add("second " + readable(update)));
        bothSubmitted.countDown();

        assertThat(first.await(LONG)).asString().isEqualTo("done");
        assertThat(second.await(LONG)).asString().isEqualTo("done");
        assertThat(updates).containsExactlyInAnyOrder("first 1 of 2", "second 1 of 2");
    }

    @Test
    void aFailedJobIsAnException() {
        workerDoing(
                "resize",
                _ -> {
                    throw new IOException("no such photo");
                });

        var job = client.submit(JobRequest.of("resize", "data"));

        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> job.await(LONG))
                .withMessage("The job resize[] failed");
    }

    @Test
    void carriesTheWorkersExceptionWhereTheWorkerSendsIt() {
        worker(
                options().withFailures(Failures.EXCEPTION),
                WorkerFunction.of(
                        "resize",
                        _ -> {
                            throw new IOException("no such photo");
                        }));

        var job = client.submit(JobRequest.of("resize", "data"));

        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> job.await(LONG))
                .withMessage("The job resize[] failed: no such photo");
    }

    @Test
    void tellsHowAJobIsGettingOn() {
        var answered = new CountDownLatch(1);
        workerDoing(
                "resize",
                job -> {
                    job.progress(3, 7);
                    answered.await();
                });

        var handle = client.submitBackground(JobRequest.of("resize", "data").withUnique("photo:1"));

        await().untilAsserted(() ->
                assertThat(client.status(handle)).isEqualTo(new JobStatus(true, true, 3, 7, 0)));
        assertThat(client.status("photo:1")).isEqualTo(new JobStatus(true, true, 3, 7, 0));
        answered.countDown();
        await().until(() -> !client.status(handle).known());
    }

    @Test
    void doesNotKnowJobsThatNobodySubmitted() {
        assertThat(client.status("photo:1")).isEqualTo(JobStatus.UNKNOWN);
        assertThat(client.status(new JobHandle(server.address(), "H:nobody:1")))
                .isEqualTo(JobStatus.UNKNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.status(new JobHandle(ServerAddress.parse("else"), "H:x:1")));
    }

    @Test
    void holdsAScheduledJobBackUntilItsTime() throws Exception {
        var started = new LinkedBlockingQueue<Instant>();
        worker(
                options().withPoll(Duration.ofMillis(200)),
                WorkerFunction.of("resize", _ -> started.add(Instant.now())));
        var notBefore = Instant.now().plusMillis(1200);

        client.submitBackground(JobRequest.of("resize", "data"), notBefore);

        assertThat(started.poll(10, TimeUnit.SECONDS)).isAfterOrEqualTo(notBefore);
    }

    @Test
    void schedulesNoUrgentJobs() {
        var request = JobRequest.of("resize", "data").withPriority(Priority.HIGH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.submitBackground(request, Instant.now()))
                .withMessageContaining("HIGH");
    }

    @Test
    void getsBackWhatItSends() {
        assertThat(client.echo(new byte[] {1, 0, 2})).containsExactly(1, 0, 2);
    }

    @Test
    void showsItsNameInTheListOfWorkers() {
        var options =
                JobClientOptions.of(server.address().toString())
                        .withConnection(ConnectionOptions.DEFAULT.withClientId("web-1"));
        try (var named = new JobClient(options)) {
            named.echo(new byte[0]);

            assertThat(server.admin().workers()).extracting("clientId").contains("web-1");
        }
    }

    @Test
    void goesOnWithTheSameServerAfterARestart() throws Exception {
        client.echo(new byte[0]);
        server.restart();

        await().untilAsserted(() -> assertThat(client.echo(new byte[1])).hasSize(1));
    }

    @Test
    void isOfNoUseWhenClosed() {
        client.close();

        assertThatIllegalStateException().isThrownBy(() -> client.echo(new byte[0]));
    }
}
